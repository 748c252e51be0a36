import { randomBytes } from 'node:crypto';
import {
  fieldText,
  htmlType,
  respond,
  type ReplicaAnswer,
  type Exchange,
} from '../../../../fixtures/replica/exchange.js';
import type { FieldSite } from '../field-site.js';
import { asArticle, policyParts } from '../policy-markup.js';

const host = 'www.salud-vecinal.test';

type Language = 'es' | 'en';

const css = `<style>body{font-family:Figtree,sans-serif;margin:0;color:#111827}.max-w-7xl{max-width:70rem;margin:0 auto;padding:1rem}.mt-4{margin-top:1rem}.block{display:block}.hidden{display:none!important}.w-full{width:100%;box-sizing:border-box}.rounded-md{border-radius:.375rem;border:1px solid #9ca3af;padding:.4rem}.text-red-600{color:#dc2626}.text-sm{font-size:.875rem}.bg-indigo-600{background:#4f46e5;color:#fff;border:0;padding:.5rem 1rem;border-radius:.375rem}.fixed{position:fixed;left:0;right:0;bottom:0;background:#f3f4f6;border-top:1px solid #9ca3af;padding:1rem}.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap}</style>`;

/** Near miss: statistics without cookies until a choice is made, with one after "Aceptar todo", none at all after "Rechazar todo". */
const banner = `<div id="aviso-cookies" class="fixed hidden" role="dialog" aria-labelledby="aviso-t"><h2 id="aviso-t" class="text-sm">Este sitio utiliza cookies</h2><p class="text-sm">Usamos cookies propias y de terceros con fines estadísticos. Puede aceptarlas o rechazarlas.</p><button type="button" class="bg-indigo-600" data-cookies="aceptado">Aceptar todo</button> <button type="button" class="bg-indigo-600" data-cookies="rechazado">Rechazar todo</button></div>
<script>(()=>{const box=document.getElementById('aviso-cookies'),choice=(document.cookie.match(/aviso_cookies=(\\w+)/)||[])[1];
const year=';path=/;max-age=31536000;secure;samesite=lax',mark=()=>{if(!document.cookie.includes('_visita='))document.cookie='_visita='+crypto.randomUUID()+year};
if(!choice)box.classList.remove('hidden');if(choice==='aceptado')mark();
if(choice!=='rechazado'){const s=document.createElement('script');s.src='https://cdn.visitas.example/v2.js';document.head.append(s)}
box.querySelectorAll('button').forEach(b=>b.addEventListener('click',()=>{document.cookie='aviso_cookies='+b.dataset.cookies+year;box.classList.add('hidden');if(b.dataset.cookies==='aceptado')mark()}))})()</script>`;

const words = {
  es: {
    links: [
      ['/inscripcion', 'Inscripción'],
      ['/consulta', 'Consulte su inscripción'],
      ['/acompanamiento', 'Acompañamiento'],
      ['/centros', 'Centros'],
      ['/contacto', 'Contacto'],
      ['/noticias', 'Noticias'],
      ['/equipo', 'Equipo'],
      ['/boletin', 'Boletín'],
      ['/en', 'English'],
    ],
    search: 'Buscar en el sitio',
    policy: 'Aviso de privacidad',
  },
  en: {
    links: [
      ['/en', 'Home'],
      ['/en/register', 'Register'],
      ['/', 'Español'],
    ],
    search: 'Search this site',
    policy: 'Privacy Policy',
  },
} as const;

/** First-party statistics that tell which field was visited, and nothing of what stands in it. */
const visits = `<script>document.addEventListener('focusin',e=>{if(e.target.name)navigator.sendBeacon('/api/eventos',JSON.stringify({evento:'campo_visitado',campo:e.target.name}))})</script>`;

const page = (
  title: string,
  body: string,
  lang: Language = 'es',
  policy = `<a class="underline" href="/privacidad">${words[lang].policy}</a>`,
): string => `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="csrf-token" content="pW3l7u"><title>${title} - Salud Vecinal</title>${css}</head><body class="font-sans antialiased">
<header class="max-w-7xl"><a href="/" class="font-bold">Salud Vecinal</a><nav>${words[lang].links.map(([to, text]) => `<a class="inline-flex" href="${to}">${text}</a>`).join(' · ')}</nav><form action="/buscar" method="GET" role="search"><input type="search" name="q" placeholder="${words[lang].search}" aria-label="${words[lang].search}"></form></header>
<main class="max-w-7xl"><h1>${title}</h1>${body}</main><footer class="max-w-7xl text-sm">© 2024 Salud Vecinal · ${policy} · <a href="mailto:hola@salud-vecinal.test">hola@salud-vecinal.test</a></footer>${banner}${visits}</body></html>`;

/** Every answer renews the framework's two cookies: session and CSRF. */
function send(html: string, status = 200): ReplicaAnswer {
  const cookie = (name: string, more = ''): string =>
    `${name}=${randomBytes(48).toString('base64url')}; Max-Age=7200; Path=/; Secure; SameSite=Lax${more}`;
  return respond(
    htmlType,
    html,
    { 'set-cookie': [cookie('XSRF-TOKEN'), cookie('laravel_session', '; HttpOnly')] },
    status,
  );
}

const shown =
  (...made: Parameters<typeof page>) =>
  (): ReplicaAnswer =>
    send(page(...made));

const token = '<input type="hidden" name="_token" value="pW3l7u" autocomplete="off">';
const submit = (text: string): string =>
  `<div class="mt-4"><button type="submit" class="bg-indigo-600">${text}</button></div>`;

const attributes = (value: string): string => value.replaceAll('"', '&quot;').replaceAll('<', '&lt;');

interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: string;
  readonly marked?: boolean;
  /** What the server calls it where it refuses the form without it. */
  readonly refused?: string;
}

const mark: Readonly<Record<Language, string>> = {
  es: '<span class="text-red-600">*</span>',
  en: '<span class="text-sm">(required)</span>',
};

const input = (
  { name, label, type = 'text', marked = false }: Field,
  form: FormData,
  lang: Language = 'es',
): string =>
  `<div class="mt-4"><label class="block font-medium text-sm" for="${name}">${label}${marked ? ` ${mark[lang]}` : ''}</label><input class="block w-full rounded-md" id="${name}" type="${type}" name="${name}" value="${attributes(fieldText(form, name))}"${marked ? ' required' : ''}></div>`;

const complaint: Readonly<Record<Language, (field: string) => string>> = {
  es: field => `El campo ${field} es obligatorio.`,
  en: field => `The ${field} field is required.`,
};

const errorList = (errors: readonly string[], head: string): string =>
  errors.length === 0
    ? ''
    : `<div class="mb-4"><div class="font-medium text-red-600">${head}</div><ul class="text-sm text-red-600">${errors.map(each => `<li>${each}</li>`).join('')}</ul></div>`;

/** Seeded: the telephone number is not marked, and the server refuses to do without it. */
const inscription: readonly Field[] = [
  { name: 'nombre', label: 'Nombre', marked: true, refused: 'nombre' },
  { name: 'primer_apellido', label: 'Primer apellido', marked: true, refused: 'primer apellido' },
  { name: 'segundo_apellido', label: 'Segundo apellido' },
  {
    name: 'correo',
    label: 'Correo electrónico',
    type: 'email',
    marked: true,
    refused: 'correo electrónico',
  },
  {
    name: 'correo_confirmation',
    label: 'Confirme su correo electrónico',
    type: 'email',
    marked: true,
    refused: 'confirmación del correo',
  },
  { name: 'telefono', label: 'Teléfono', type: 'tel', refused: 'teléfono' },
  { name: 'codigo_postal', label: 'Código postal' },
  { name: 'colegiado', label: 'N.º de colegiado' },
];

/** Near miss: in English, the same is marked. */
const enrollment: readonly Field[] = [
  { name: 'first_name', label: 'First name', marked: true, refused: 'first name' },
  { name: 'last_name', label: 'Last name(s)', marked: true, refused: 'last name' },
  { name: 'email', label: 'E-mail', type: 'email', marked: true, refused: 'e-mail' },
  { name: 'phone', label: 'Phone', type: 'tel', marked: true, refused: 'phone' },
  { name: 'zip', label: 'ZIP code' },
];

function inscribe({ method, form }: Exchange): ReplicaAnswer {
  const posted = method === 'POST';
  const errors = posted
    ? inscription.flatMap(({ name, refused }) =>
        refused !== undefined && fieldText(form, name) === '' ? [complaint.es(refused)] : [],
      )
    : [];
  if (posted && errors.length === 0 && fieldText(form, 'correo') !== fieldText(form, 'correo_confirmation'))
    errors.push('La confirmación del correo electrónico no coincide.');
  if (posted && errors.length === 0)
    return send(page('¡Gracias!', '<p>Su inscripción se ha registrado correctamente.</p>'));
  return send(
    page(
      'Inscripción en el curso',
      `${errorList(errors, '¡Vaya! Algo salió mal.')}<p class="text-sm">Los campos marcados con <span class="text-red-600">*</span> son obligatorios.</p><form method="POST" action="/inscripcion">${token}${inscription.map(each => input(each, form)).join('')}
<fieldset class="mt-4"><legend>Modalidad <span class="text-red-600">*</span></legend><label><input type="radio" name="modalidad" value="p" required> Presencial</label> <label><input type="radio" name="modalidad" value="l" required> En línea</label></fieldset>
<div class="mt-4"><label><input type="checkbox" name="pasaporte" value="1"> Quiero participar en el programa «Pasaporte Saludable»</label></div><div class="mt-4"><label><input type="checkbox" name="seguro" value="1" required> Estoy seguro de que los datos son correctos <span class="text-red-600">*</span></label></div>${submit('Enviar inscripción')}</form>`,
    ),
    posted ? 422 : 200,
  );
}

function enroll({ method, form }: Exchange): ReplicaAnswer {
  const posted = method === 'POST';
  const errors = posted
    ? enrollment.flatMap(({ name, refused }) =>
        refused !== undefined && fieldText(form, name) === '' ? [complaint.en(refused)] : [],
      )
    : [];
  if (posted && errors.length === 0)
    return send(page('Thank you!', '<p>Your registration was received.</p>', 'en'));
  return send(
    page(
      'Course registration',
      `${errorList(errors, 'Whoops! Something went wrong.')}<form method="POST" action="/en/register">${token}${enrollment.map(each => input(each, form, 'en')).join('')}${submit('Register')}</form>`,
      'en',
    ),
    posted ? 422 : 200,
  );
}

const noForm = new FormData();
const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

const select = (name: string, label: string, values: readonly string[]): string =>
  `<label class="sr-only" for="${name}">${label}</label><select class="rounded-md" id="${name}" name="${name}"><option value="">${label}</option>${values.map(each => `<option>${each}</option>`).join('')}</select> `;

/** Seeded: asks for the Social Security number. Near miss: a birth date whose years leave out children. */
const company = `<p>Un voluntario le acompaña a sus citas. Rellene solo lo que desee.</p><form method="POST" action="/acompanamiento">${token}${input({ name: 'nombre_completo', label: 'Nombre y apellidos' }, noForm)}${input({ name: 'domicilio', label: 'Domicilio' }, noForm)}
<fieldset class="mt-4"><legend>Fecha de nacimiento</legend>${select(
  'dia',
  'Día',
  Array.from({ length: 28 }, (_, day) => String(day + 1)),
)}${select('mes', 'Mes', months)}${select(
  'anio',
  'Año',
  Array.from({ length: 60 }, (_, year) => String(1999 - year)),
)}</fieldset>
${input({ name: 'nss', label: 'Número de Seguro Social' }, noForm)}${input({ name: 'confirmacion', label: 'Número de confirmación de la cita' }, noForm)}
<div class="mt-4"><label class="block text-sm" for="idioma">Idioma preferido</label><select class="rounded-md" id="idioma" name="idioma"><option>Español</option><option>English</option><option>Mixteco</option></select></div>${submit('Solicitar')}</form>`;

/** Near miss: a trap for robots, in Spanish; marks in words. */
const contact = `<form method="POST" action="/contacto">${token}<div class="sr-only" aria-hidden="true"><label for="sitio_web">No rellene este campo</label><input id="sitio_web" name="sitio_web" tabindex="-1" autocomplete="off"></div>
<div class="mt-4"><label class="block" for="de">Su correo electrónico (obligatorio)</label><input class="block w-full rounded-md" id="de" name="de" type="email" required></div><div class="mt-4"><label class="block" for="movil">Móvil</label><input class="block w-full rounded-md" id="movil" name="movil" type="tel"></div><div class="mt-4"><label class="block" for="mensaje">Mensaje (obligatorio)</label><textarea class="block w-full rounded-md" id="mensaje" name="mensaje" required></textarea></div>${submit('Enviar mensaje')}</form>`;

const posts =
  (title: string, form: string, thanks: string, refuses: (form: FormData) => boolean = () => false) =>
  ({ method, form: sent }: Exchange): ReplicaAnswer =>
    method !== 'POST'
      ? send(page(title, form))
      : refuses(sent)
        ? send(page(title, `${errorList(['Revise los campos.'], '¡Vaya!')}${form}`), 422)
        : send(page('¡Gracias!', `<p>${thanks}</p>`));

/** A neighbourhood health office on Laravel, in Spanish first; its policy stands in English only. */
export const bilingual: FieldSite = {
  name: 'bilingual',
  style:
    'Laravel in Spanish and English: answers of 422 that name the field, statistics that can be refused, lookups by GET, policy in English for both',
  host,
  domain: 'salud-vecinal.test',
  contents: {
    '/': shown('Salud para su barrio', '<p>Cursos, acompañamiento y centros cerca de usted.</p>'),
    '/en': shown('Health for your neighborhood', '<p>Courses and company near you.</p>', 'en'),
    '/inscripcion': inscribe,
    '/en/register': enroll,
    // Seeded: the e-mail address goes into the address of the next page, and from there to the statistics.
    '/consulta': shown(
      'Consulte su inscripción',
      `<form method="GET" action="/consulta/resultado">${input({ name: 'correo', label: 'Correo electrónico con el que se inscribió', type: 'email' }, noForm)}${submit('Consultar')}</form>`,
    ),
    '/consulta/resultado': shown('Resultado', '<p>No encontramos ninguna inscripción.</p>'),
    '/acompanamiento': posts('Solicitud de acompañamiento', company, 'Recibimos su solicitud.'),
    // Near miss: a postal code by GET names nobody.
    '/centros': ({ url }) =>
      send(
        page(
          'Centros cercanos',
          `${url.searchParams.has('cp') ? '<p>Hay 2 centros.</p>' : ''}<form method="GET" action="/centros">${input({ name: 'cp', label: 'Código postal' }, noForm)}<div class="mt-4"><label for="radio">Distancia</label> <select id="radio" name="radio"><option>5 km</option><option>20 km</option></select></div>${submit('Buscar')}</form>`,
        ),
      ),
    '/contacto': posts(
      'Contacto',
      contact,
      'Le responderemos pronto.',
      form =>
        fieldText(form, 'sitio_web') !== '' ||
        fieldText(form, 'de') === '' ||
        fieldText(form, 'mensaje') === '',
    ),
    '/buscar': shown('Resultados de la búsqueda', '<p>Sin resultados.</p>'),
    // Seeded: this page leads to the version of 2018.
    '/noticias': shown(
      'Noticias',
      '<p>Nuevo curso de primeros auxilios.</p>',
      'es',
      '<a class="underline" href="/privacidad/2018">Aviso de privacidad</a>',
    ),
    // Near miss: here the link stands in a menu that a button opens.
    '/equipo': shown(
      'Equipo',
      '<ul><li>Dra. Ana Ejemplo</li></ul>',
      'es',
      `<button type="button" aria-expanded="false" aria-controls="menu-legal" onclick="const m=document.getElementById('menu-legal');m.classList.toggle('hidden');this.setAttribute('aria-expanded',String(!m.classList.contains('hidden')))">Información legal</button><ul id="menu-legal" class="hidden"><li><a href="/privacidad">Política de privacidad</a></li></ul>`,
    ),
    // Seeded: the button sends elsewhere than its form, and in the clear.
    '/boletin': shown(
      'Boletín',
      `<form method="POST" action="/boletin/alta">${token}${input({ name: 'correo_boletin', label: 'Correo electrónico', type: 'email' }, noForm)}<div class="mt-4"><button type="submit" class="bg-indigo-600" formaction="http://${host}/boletin/alta">Suscribirme</button></div></form>`,
    ),
    '/boletin/alta': shown('¡Gracias!', '<p>Le hemos enviado un mensaje.</p>'),
    '/privacidad': shown(
      'Aviso de privacidad',
      `<aside class="text-sm"><p>Este documento solo está disponible en inglés.</p></aside><article lang="en">${asArticle(policyParts())}</article>`,
    ),
    '/privacidad/2018': shown(
      'Aviso de privacidad (2018)',
      `<article lang="en">${asArticle(policyParts([['January 15, 2021', 'May 25, 2018']]))}</article>`,
    ),
    '/api/eventos': ({ method }) => respond('text/plain', '', {}, method === 'POST' ? 204 : 405),
    '//cdn.visitas.example/v2.js': respond(
      'text/javascript',
      'new Image().src="https://r.visitas.example/p.gif?dl="+encodeURIComponent(location.href)+"&dt="+encodeURIComponent(document.title)+"&ul="+navigator.language+"&z="+Math.random().toString(36).slice(2);',
    ),
    '//r.visitas.example/p.gif': respond(
      'image/gif',
      Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'),
    ),
  },
  expected: {
    'third-party-collectors': [{ page: '/consulta', about: 'visitas.example' }],
    'no-pii-transfer': [{ page: '/consulta', about: 'visitas.example' }],
    'telemetry-not-linked-to-pii': [{ page: '/consulta', about: 'correo' }],
    'registration-required-marked': [{ page: '/inscripcion', about: 'Teléfono' }],
    'registration-unmarked-optional': [{ page: '/inscripcion', about: 'Teléfono' }],
    'collects-only-disclosed-pii': [{ page: '/acompanamiento', about: 'Seguro Social' }],
    'forms-https': [{ page: '/boletin', about: 'http://' }],
    'policy-link-current': [{ page: '/noticias', about: '/privacidad/2018' }],
  },
};
