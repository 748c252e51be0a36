const yes = /^(yes|y|true|si|oui|ja|sim|да|evet|tak)$/u;
const no = /^(no|n|false|non|nein|nao|nee|нет|hayir|nie)$/u;

/** Whether the options of a list, normalised, are yes and no, with little beside them ("select", "not sure"). */
export const isYesOrNo = (options: readonly string[]): boolean =>
  options.length <= 5 && options.some(option => yes.test(option)) && options.some(option => no.test(option));
