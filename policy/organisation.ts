import { RegisterError } from './register-error.js';
import { sections } from './text.js';

/** The organisation that a policy's title names: "MPRO Privacy Policy" is MPRO's. Throws {@link RegisterError} where a title names none. */
export function organisationIn(title: string): string {
  const [, name = ''] =
    /^(?:the )?(?!website )(.*?\S)\s+(?:website )?privacy (?:policy|statement|notice)$/i.exec(title.trim()) ??
    [];
  if (name === '')
    throw new RegisterError([
      {
        file: 'policy/privacy-policy.txt',
        entry: 'title',
        field: '',
        expected: 'a first line that says whose policy it is, such as "MPRO Privacy Policy"',
        got: JSON.stringify(title),
      },
    ]);
  return name;
}

/** Whose policy is registered, as its title says. */
export const organisation = organisationIn(sections[0]?.heading ?? '');
