import {
  fieldText,
  respond,
  type ReplicaAnswer,
  type Exchange,
} from '../../../../fixtures/replica/exchange.js';
import type { FieldSite } from '../field-site.js';
import { asArticle, policyParts } from '../policy-markup.js';

const host = 'www.riverbend-clinics.test';

/** Marks of one form builder are words in a span; the other's come from its style sheet. */
const css = `<style id="theme-inline-css">body{font-family:Lora,serif;margin:0}.screen-reader-text{border:0;clip:rect(1px,1px,1px,1px);height:1px;overflow:hidden;position:absolute!important;width:1px}
.elementor-field-group{position:relative;padding-top:18px;margin:10px 0}.elementor-field-group .elementor-field-label{position:absolute;top:22px;left:10px;color:#555;pointer-events:none;transition:all .15s}
.elementor-field-textual:focus~.elementor-field-label,.elementor-field-textual:not(:placeholder-shown)~.elementor-field-label{top:0;font-size:11px}
.elementor-mark-required .elementor-field-label:after{content:"*";color:red;padding-inline-start:.2em}.elementor-field-textual{width:320px;padding:8px 10px}.elementor-field-textual::placeholder{color:transparent}
.gform_validation_container,.elementor-field-type-honeypot{display:none!important;position:absolute!important;left:-9000px}.gfield_visibility_hidden{visibility:hidden;position:absolute}.gf_progressbar{background:#ddd;width:320px}.gf_progressbar_percentage{background:#157;color:#fff;font-size:11px}
.gfield--type-name .gform-grid-col{display:inline-block}.gform-field-label--type-sub{display:block;font-size:11px}.gfield_validation_message{color:#c02b0a}
.pum-overlay{position:fixed;inset:0;background:rgba(0,0,0,.55);z-index:1999999999;display:none}.pum-active{display:block}.pum-container{background:#fff;max-width:420px;margin:120px auto;padding:20px;position:relative}.pum-close{position:absolute;top:6px;right:6px}</style>`;

/** Near misses: a cookieless counter that is told the path, and the site's own log of how long a form took. */
const counter = `<script>(function(){var i=new Image(1,1);i.src="https://counter.plainview.example/c.php?idsite=4&rec=1&url="+encodeURIComponent(location.origin+location.pathname)+"&res="+screen.width+"x"+screen.height+"&rand="+String(Math.random()).slice(2,8);
var t0;document.addEventListener('focusin',function(e){if(e.target.form&&!t0)t0=Date.now()});document.addEventListener('submit',function(e){if(t0)navigator.sendBeacon('/wp-json/rb/v1/form-timing',JSON.stringify({form:e.target.id,ms:Date.now()-t0,controls:e.target.elements.length}))},true)})();</script>`;

const page = (
  title: string,
  body: string,
  more: { readonly policy?: string; readonly after?: string } = {},
): string => `<!DOCTYPE html>
<html lang="en-US" prefix="og: https://ogp.me/ns#"><head><meta charset="UTF-8"><title>${title} | Riverbend Clinics</title><link rel='dns-prefetch' href='//fonts.typehost.example' /><link rel='stylesheet' id='google-fonts-1-css' href='https://fonts.typehost.example/css2?family=Lora%3Awght%40400&#038;display=swap' media='all' />${css}</head>
<body class="wp-singular page-template-default page elementor-default elementor-kit-7"><div data-elementor-type="header" class="elementor elementor-location-header"><a href="https://${host}"><img width="120" height="40" src="https://${host}/wp-content/uploads/logo.svg" alt="Riverbend Clinics"></a>
<nav class="elementor-nav-menu--main" aria-label="Menu"><ul class="elementor-nav-menu"><li><a href="https://${host}/locations/" class="elementor-item">Locations</a></li><li><a href="https://${host}/new-patient-registration/" class="elementor-item">New patients</a></li><li><a href="https://${host}/second-opinion/" class="elementor-item">Second opinion</a></li><li><a href="https://${host}/cme-dinner/" class="elementor-item">For physicians</a></li><li><a href="https://${host}/flu-shots/" class="elementor-item">Flu shots</a></li><li><a href="https://${host}/contact/" class="elementor-item">Contact</a></li></ul></nav>
<search role="search"><form class="e-search-form" action="https://${host}/" method="get"><label class="screen-reader-text" for="search-8">Search</label><input id="search-8" placeholder="Type to start searching..." type="search" name="s" value="" autocomplete="off"><input type="hidden" name="e_search_props" value="8-4"><button type="submit" aria-label="Search">&#128269;</button></form></search></div>
<main id="content"><div class="elementor-widget-heading"><h1 class="elementor-heading-title">${title}</h1></div>${body}</main>
<footer data-elementor-type="footer" class="elementor elementor-location-footer"><ul class="elementor-icon-list-items"><li class="elementor-icon-list-item"><a href="${more.policy ?? `https://${host}/privacy-policy/`}"><span class="elementor-icon-list-text">Privacy Policy</span></a></li><li class="elementor-icon-list-item"><a href="tel:5550100200"><span class="elementor-icon-list-text">(555) 010-0200</span></a></li></ul></footer>${counter}${more.after ?? ''}</body></html>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll("'", '&#039;').replaceAll('<', '&lt;');

const mark =
  '<span class="gfield_required"><span class="gfield_required gfield_required_text">(Required)</span></span>';
const requiredMessage = 'This field is required.';

interface Step {
  readonly source: number;
  readonly form: FormData;
  /** Names of the fields that the server refuses. */
  readonly bad: readonly string[];
}

/** One field of the form in steps; a mark stands in its label where `marked`. */
function gfield(
  { form, bad }: Step,
  id: number,
  label: string,
  marked: boolean,
  input: (attributes: string, value: string) => string,
  hidden = false,
): string {
  const name = `input_${id}`;
  const failed = bad.includes(name);
  const attributes = `name='${name}' id='input_3_${id}'${marked ? " aria-required='true'" : ''} aria-invalid='${failed}'${failed ? ` aria-describedby='validation_message_3_${id}'` : ''}`;
  return `<div id='field_3_${id}' class='gfield gfield--width-full${marked ? ' gfield_contains_required' : ''}${failed ? ' gfield_error' : ''}' data-js-reload='field_3_${id}'${hidden ? " style='display:none;'" : ''}><label class='gfield_label gform-field-label' for='input_3_${id}'>${label}${marked ? mark : ''}</label><div class='ginput_container'>${input(attributes, escaped(fieldText(form, name)))}</div>${failed ? `<div id='validation_message_3_${id}' class='gfield_description validation_message gfield_validation_message'>${requiredMessage}</div>` : ''}</div>`;
}

const text =
  (type: string, more = '') =>
  (attributes: string, value: string): string =>
    `<input type='${type}' ${attributes} value='${value}' class='large' ${more}/>`;

const choice =
  (choices: readonly string[]) =>
  (attributes: string, value: string): string =>
    `<select ${attributes} class='large gfield_select'><option value=''>Select one</option>${choices.map(each => `<option value='${each}'${each === value ? " selected='selected'" : ''}>${each}</option>`).join('')}</select>`;

/** Near miss: the mark of the two inputs stands on their legend; their own labels stand below. */
function nameField({ form, bad }: Step): string {
  const failed = bad.includes('input_1.3') || bad.includes('input_1.6');
  const part = (id: number, label: string, css: string): string =>
    `<span id='input_3_1_${id}_container' class='${css} gform-grid-col'><input type='text' name='input_1.${id}' id='input_3_1_${id}' value='${escaped(fieldText(form, `input_1.${id}`))}' aria-required='true' /><label for='input_3_1_${id}' class='gform-field-label gform-field-label--type-sub '>${label}</label></span>`;
  return `<fieldset id='field_3_1' class='gfield gfield--type-name gfield_contains_required${failed ? ' gfield_error' : ''}'><legend class='gfield_label gform-field-label gfield_label_before_complex'>Name${mark}</legend><div class='ginput_complex ginput_container gform-grid-row' id='input_3_1'>${part(3, 'First', 'name_first')}${part(6, 'Last', 'name_last')}</div>${failed ? `<div class='gfield_description validation_message gfield_validation_message'>${requiredMessage} Please complete the following fields: First, Last.</div>` : ''}</fieldset>`;
}

const next = (target: number): string =>
  `<input type='button' id='gform_next_button_3_${target}' class='gform_next_button gform-theme-button button' onclick='gfGo(${target})' value='Next' />`;
const previous = (target: number): string =>
  `<input type='button' id='gform_previous_button_3_${target}' class='gform_previous_button gform-theme-button gform-theme-button--secondary button' onclick='gfGo(${target})' value='Previous' />`;

/** Seeded: the second step wants a telephone number without a mark, and asks the insured for their member number. */
function wizard(step: Step): string {
  const { source, bad, form } = step;
  const shown = (number: number): string => (number === source ? '' : " style='display:none;'");
  return `<div class='gf_browser_chrome gform_wrapper gform-theme gform-theme--foundation' data-form-theme='gravity-theme' id='gform_wrapper_3'><div id='gf_3' class='gform_anchor' tabindex='-1'></div>
${bad.length > 0 ? `<div class="gform_validation_errors" id="gform_3_validation_container"><h2 class="gform_submission_error hide_summary"><span class="gform-icon gform-icon--circle-error"></span>There was a problem with your submission. Please review the fields below.</h2></div>` : ''}
<div class='gform_heading'><p class='gform_required_legend'>&quot;<span class="gfield_required gfield_required_text">(Required)</span>&quot; indicates required fields</p></div>
<form method='post' enctype='multipart/form-data' target='gform_ajax_frame_3' id='gform_3' action='/new-patient-registration/#gf_3' data-formid='3' novalidate>
<div id='gf_progressbar_wrapper_3' class='gf_progressbar_wrapper'><p class="gf_progressbar_title">Step <span class='gf_step_current_page'>${source}</span> of <span class='gf_step_page_count'>3</span></p><div class='gf_progressbar gf_progressbar_blue' aria-hidden='true'><div class='gf_progressbar_percentage' style='width:${source * 33}%;'><span>${source * 33}%</span></div></div></div>
<div class='gform-body gform_body'><div id='gform_page_3_1' class='gform_page'${shown(1)}><div class='gform_page_fields'><div id='gform_fields_3' class='gform_fields top_label form_sublabel_below'>
<div id="field_3_12" class="gfield gfield--type-honeypot gform_validation_container field_sublabel_below"><label class='gfield_label gform-field-label' for='input_3_12'>Comments</label><div class='ginput_container'><input name='input_12' id='input_3_12' type='text' value='' autocomplete='new-password'/></div><div class='gfield_description'>This field is for validation purposes and should be left unchanged.</div></div>
${nameField(step)}${gfield(step, 2, 'Email', true, text('email'))}</div></div><div class='gform-page-footer gform_page_footer top_label'>${next(2)}</div></div>
<div id='gform_page_3_2' class='gform_page'${shown(2)}><div class='gform_page_fields'><div class='gform_fields'>${gfield(step, 4, 'Phone', false, text('tel'))}${gfield(step, 5, 'Clinic', true, choice(['Riverbend North', 'Riverbend South', 'Mill Street']))}${gfield(step, 6, 'Preferred date of first visit', false, text('text', "placeholder='mm/dd/yyyy' data-class='datepicker mdy' autocomplete='off' "))}
<fieldset id='field_3_7' class='gfield gfield--type-checkbox'><legend class='gfield_label gform-field-label screen-reader-text'>Insurance</legend><div class='gchoice'><input class='gfield-choice-input' name='input_7.1' type='checkbox' value='insured' id='choice_3_7_1'${fieldText(form, 'input_7.1') === '' ? '' : ' checked'} onchange='gfRules()'/><label for='choice_3_7_1'>I have health insurance</label></div></fieldset>
${gfield(step, 8, 'Insurance Member ID', false, text('text'), true)}</div></div><div class='gform-page-footer'>${previous(1)} ${next(3)}</div></div>
<div id='gform_page_3_3' class='gform_page'${shown(3)}><div class='gform_page_fields'><div class='gform_fields'>${gfield(step, 9, 'How did you hear about us?', false, choice(['A friend', 'My physician', 'Other']))}${gfield(step, 10, 'Please tell us more', false, text('text'), true)}
<fieldset id='field_3_11' class='gfield gfield--type-consent gfield_contains_required${bad.includes('input_11.1') ? ' gfield_error' : ''}'><legend class='gfield_label gform-field-label'>Consent${mark}</legend><div class='ginput_container ginput_container_consent'><input name='input_11.1' id='input_3_11_1' type='checkbox' value='1' aria-required='true'${fieldText(form, 'input_11.1') === '' ? '' : ' checked'}/> <label class='gform-field-label--type-inline' for='input_3_11_1'>You may call me about my first visit.</label></div>${bad.includes('input_11.1') ? `<div class='validation_message gfield_validation_message'>${requiredMessage}</div>` : ''}</fieldset></div></div>
<div class='gform-page-footer'>${previous(2)} <input type='submit' id='gform_submit_button_3' class='gform_button button' onclick='gfTarget(0)' value='Register' /></div></div></div>
<input type='hidden' name='gform_ajax' value='form_id=3&amp;title=&amp;description=1&amp;tabindex=0' /><input type='hidden' class='gform_hidden' name='is_submit_3' value='1' /><input type='hidden' name='gform_target_page_number_3' id='gform_target_page_number_3' value='${source === 3 ? 0 : source + 1}' /><input type='hidden' name='gform_source_page_number_3' id='gform_source_page_number_3' value='${source}' /><input type='hidden' name='state_3' value='WyJbXSIsIjk3ZjRiMmU1YTUiXQ==' /></form></div>`;
}

/** The builder sends its form into a hidden frame, and takes the next step from there. */
const wizardScript = `<iframe style='display:none;width:0px;height:0px;' src='about:blank' name='gform_ajax_frame_3' id='gform_ajax_frame_3' title='This iframe contains the logic required to handle Ajax powered Gravity Forms.'></iframe>
<script>function gfTarget(n){document.getElementById('gform_target_page_number_3').value=n}function gfGo(n){gfTarget(n);document.getElementById('gform_3').requestSubmit()}
function gfRules(){var d=document,c=d.getElementById('choice_3_7_1'),h=d.getElementById('input_3_9');if(!c)return;d.getElementById('field_3_8').style.display=c.checked?'':'none';d.getElementById('field_3_10').style.display=h.value==='Other'?'':'none'}
document.addEventListener('change',function(e){if(e.target.id==='input_3_9')gfRules()});
document.getElementById('gform_ajax_frame_3').addEventListener('load',function(){var d=this.contentDocument;if(!d||d.location.href==='about:blank')return;var w=d.getElementById('gform_wrapper_3'),c=d.getElementById('gform_confirmation_wrapper_3'),o=document.getElementById('gform_wrapper_3');
if(c)o.replaceWith(document.importNode(c,true));else if(w){o.innerHTML=w.innerHTML;gfRules();document.getElementById('gf_3').focus()}});gfRules();</script>`;

const stepFields: readonly (readonly string[])[] = [
  ['input_1.3', 'input_1.6', 'input_2'],
  ['input_4', 'input_5'],
  ['input_11.1'],
];

function registration({ method, form }: Exchange): string {
  if (method !== 'POST')
    return page(
      'New patient registration',
      `<p>Register with us before your first visit.</p>${wizard({ source: 1, form, bad: [] })}`,
      { after: wizardScript },
    );
  const postback = (inner: string): string =>
    `<!DOCTYPE html><html><head><meta charset='UTF-8' /></head><body class='GF_AJAX_POSTBACK'>${inner}</body></html>`;
  const source = Number(fieldText(form, 'gform_source_page_number_3')) || 1;
  const target = Number(fieldText(form, 'gform_target_page_number_3'));
  if (target !== 0 && target < source) return postback(wizard({ source: target, form, bad: [] }));
  const bad = (stepFields[source - 1] ?? []).filter(name => fieldText(form, name) === '');
  if (bad.length > 0) return postback(wizard({ source, form, bad }));
  return postback(
    target === 0
      ? "<div id='gform_confirmation_wrapper_3' class='gform_confirmation_wrapper'><div id='gform_confirmation_message_3' class='gform_confirmation_message'>Thank you for registering. We look forward to seeing you.</div></div>"
      : wizard({ source: target, form, bad: [] }),
  );
}

interface Field {
  readonly id: string;
  readonly label: string;
  readonly type?: string;
  readonly required?: boolean;
}

/** Near miss: labels stand behind their inputs; the style sheet adds the mark. */
const elementorForm = (id: string, fields: readonly Field[], button: string): string =>
  `<p><small>* Required field</small></p><form class="elementor-form" method="post" name="${button}" id="${id}" aria-label="${button}"><input type="hidden" name="post_id" value="21"/><input type="hidden" name="form_id" value="${id}"/><input type="hidden" name="action" value="elementor_pro_forms_send_form"/><div class="elementor-form-fields-wrapper elementor-labels-above">
${fields.map(({ id: name, label, type = 'text', required }) => `<div class="elementor-field-type-${type} elementor-field-group elementor-column elementor-field-group-${name} elementor-col-100${required ? ' elementor-field-required elementor-mark-required' : ''}"><input size="1" type="${type}" name="form_fields[${name}]" id="form-field-${name}" class="elementor-field elementor-size-sm elementor-field-textual" placeholder="${label}"${required ? ' required="required"' : ''}><label for="form-field-${name}" class="elementor-field-label">${label}</label></div>`).join('\n')}
<div class="elementor-field-type-honeypot elementor-field-group"><input type="text" name="form_fields[field_9b1]" id="form-field-field_9b1" class="elementor-field" style="display:none !important;"></div>
<div class="elementor-field-group elementor-field-type-submit"><button class="elementor-button elementor-size-sm" type="submit"><span class="elementor-button-content-wrapper"><span class="elementor-button-text">${button}</span></span></button></div></div></form>
<script>document.getElementById('${id}').addEventListener('submit',function(e){e.preventDefault();var f=this,x=new XMLHttpRequest();x.open('POST','/wp-admin/admin-ajax.php');x.onload=function(){var d=JSON.parse(x.responseText),m=f.querySelector('.elementor-message');if(!m){m=document.createElement('div');m.setAttribute('role','alert');f.append(m)}m.className='elementor-message elementor-message-'+(d.success?'success':'danger');m.textContent=d.data.message;if(d.success)f.reset()};x.send(new FormData(f))});</script>`;

const contactFields: readonly Field[] = [
  { id: 'name', label: 'Your name' },
  { id: 'email', label: 'Email', type: 'email', required: true },
  { id: 'message', label: 'Message', required: true },
];
const opinionFields: readonly Field[] = [
  { id: 'name', label: 'Your name', required: true },
  { id: 'email', label: 'Email', type: 'email', required: true },
  { id: 'specialty', label: 'Specialty' },
];
const dinnerFields: readonly Field[] = [
  { id: 'name', label: 'Name and credentials', required: true },
  { id: 'email', label: 'Email', type: 'email', required: true },
  { id: 'practice', label: 'Practice' },
  { id: 'diet', label: 'Dietary wishes' },
];
const fieldsOf: Readonly<Record<string, readonly Field[]>> = {
  contact_form: contactFields,
  second_opinion: opinionFields,
  cme_dinner: dinnerFields,
};

function adminAjax({ method, form }: Exchange): ReplicaAnswer {
  const fields = fieldsOf[fieldText(form, 'form_id')];
  if (method !== 'POST' || !fields) return respond('text/html; charset=UTF-8', '0', {}, 400);
  const missing = fields.some(({ id, required }) => required && fieldText(form, `form_fields[${id}]`) === '');
  return respond(
    'application/json; charset=UTF-8',
    JSON.stringify({
      success: !missing,
      data: {
        message: missing ? 'Your submission failed because of an error.' : 'Your submission was successful.',
        data: [],
      },
    }),
  );
}

/** Seeded: the pixel's "advanced matching". */
const pixel = `<script>!function(f,b,e,v,n,t,s){if(f.arq)return;n=f.arq=function(){n.queue.push(arguments)};n.queue=[];t=b.createElement(e);t.async=!0;t.src=v;s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)}(window,document,'script','https://connect.adreach.example/en_US/events.js');arq('init','770041');arq('track','PageView');</script><noscript><img height="1" width="1" style="display:none" src="https://www.adreach.example/tr?id=770041&ev=PageView&noscript=1" alt=""/></noscript>`;

const pixelScript = `(function(){var id='770041';function fire(ev,ud){var q=['id='+id,'ev='+ev,'dl='+encodeURIComponent(location.origin+location.pathname),'ts='+Date.now()];for(var k in ud)q.push('udff['+k+']='+ud[k]);new Image(1,1).src='https://www.adreach.example/tr/?'+q.join('&')}
function sha(v){return crypto.subtle.digest('SHA-256',new TextEncoder().encode(v)).then(function(b){return Array.from(new Uint8Array(b)).map(function(x){return ('0'+x.toString(16)).slice(-2)}).join('')})}
document.addEventListener('blur',function(e){var t=e.target;if(!t||t.tagName!=='INPUT'||!/mail/i.test(t.type+t.name)||!/@/.test(t.value))return;sha(t.value.trim().toLowerCase()).then(function(h){fire('Microdata',{em:h})})},true);fire('PageView',{})})();`;

/** Near miss: a dialog that asks for an e-mail address and can be closed; it remembers that it was. */
const popup = `<div id="pum-1187" role="dialog" aria-modal="false" aria-labelledby="pum_popup_title_1187" class="pum pum-overlay pum-theme-1181 popmake-overlay click_open"><div id="popmake-1187" class="pum-container popmake theme-1181"><div id="pum_popup_title_1187" class="pum-title popmake-title">Health tips by e-mail</div><div class="pum-content popmake-content" tabindex="0"><form method="post" action="https://${host}/?na=s" class="tnp-subscription"><div class="tnp-field tnp-field-email"><label for="tnp-1">Email (required)</label> <input class="tnp-email" type="email" name="ne" id="tnp-1" value="" required></div><div class="tnp-field tnp-field-button"><input class="tnp-submit" type="submit" value="Subscribe"></div></form></div><button type="button" class="pum-close popmake-close" aria-label="Close">&#215;</button></div></div>
<script>(function(){var p=document.getElementById('pum-1187'),k='pum-1187',s=null;try{s=localStorage.getItem(k)}catch(e){}function close(){p.classList.remove('pum-active');try{localStorage.setItem(k,'true')}catch(e){}}
if(!s)setTimeout(function(){p.classList.add('pum-active')},600);p.querySelector('.pum-close').onclick=close;p.onclick=function(e){if(e.target===p)close()};document.addEventListener('keydown',function(e){if(e.key==='Escape')close()})})();</script>`;

const gif = respond('image/gif', Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'));

/** A network of clinics on WordPress with two form builders. */
export const clinic: FieldSite = {
  name: 'clinic',
  style:
    'WordPress with a page builder: form in steps sent into a hidden frame, floating labels, pop-up, conditional fields, hashing pixel',
  host,
  domain: 'riverbend-clinics.test',
  contents: {
    '/': ({ method, url }) =>
      method === 'POST'
        ? page('Subscription', '<p>Thank you. Please confirm by the e-mail that we have sent.</p>')
        : url.searchParams.has('s')
          ? page('Search results', '<p>Nothing was found.</p>')
          : page('Care close to home', '<p>Three clinics along the river.</p>', { after: popup }),
    '/wp-content/uploads/logo.svg': respond(
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" fill="#157"/></svg>',
    ),
    '/wp-json/rb/v1/form-timing': ({ method }) =>
      respond('text/plain', '', {}, method === 'POST' ? 204 : 405),
    '/wp-admin/admin-ajax.php': adminAjax,
    // Near misses: a map in a frame, and a zip code by GET.
    '/locations/': ({ url }) =>
      page(
        'Locations',
        `<form class="wpsl-search" action="/locations/" method="get"><label for="wpsl-search-input">Your ZIP code</label> <input id="wpsl-search-input" name="wpsl-zip" type="text" size="5" maxlength="5" value=""> <input id="wpsl-search-btn" type="submit" value="Find a clinic"></form>${url.searchParams.has('wpsl-zip') ? '<p>2 clinics within 10 miles.</p>' : ''}<iframe loading="lazy" title="Riverbend North" aria-label="Riverbend North" src="https://maps.terramap.example/maps/embed?q=42.48%2C-83.42&#038;z=13" width="500" height="240"></iframe>`,
      ),
    '/new-patient-registration/': registration,
    '/second-opinion/': page(
      'Ask for a second opinion',
      elementorForm('second_opinion', opinionFields, 'Send request'),
      { after: pixel },
    ),
    '/cme-dinner/': page(
      'CME dinner registration',
      elementorForm('cme_dinner', dinnerFields, 'Register for the dinner'),
    ),
    '/contact/': page('Contact us', elementorForm('contact_form', contactFields, 'Send message')),
    // Seeded: the template of this page links to an address that is no more.
    '/flu-shots/': page('Flu shots', '<p>Walk in from October on.</p>', {
      policy: `https://${host}/privacy-statement/`,
    }),
    // Seeded: other postal address at the end.
    '/privacy-policy/': page(
      'Privacy',
      `<div class="entry-content wp-block-post-content">${asArticle(
        policyParts([
          [
            'If you believe MPRO has not adhered to this Privacy Policy, please contact MPRO at info@mpro.org or by writing to: MPRO Webmaster, 22670 Haggerty Road, Suite 100, Farmington Hills, MI 48335-2611.',
            'If you believe MPRO has not adhered to this Privacy Policy, please contact MPRO at info@mpro.org or by writing to: MPRO Webmaster, 100 Mill Street, Suite 4, Riverbend, MI 48801.',
          ],
        ]),
        3,
      )}</div>`,
    ),
    '//fonts.typehost.example/css2': respond('text/css', '/* latin */'),
    '//counter.plainview.example/c.php': gif,
    '//maps.terramap.example/maps/embed':
      '<!doctype html><title>Map</title><div style="background:#cde;height:200px">Riverbend North</div><button aria-label="Zoom in">+</button><button aria-label="Zoom out">−</button>',
    '//connect.adreach.example/en_US/events.js': respond('text/javascript', pixelScript),
    '//www.adreach.example/tr/': gif,
    '//www.adreach.example/tr': gif,
  },
  expected: {
    'third-party-collectors': [{ page: '/second-opinion/', about: 'adreach.example' }],
    'no-pii-transfer': [{ page: '/second-opinion/', about: 'adreach.example' }],
    'telemetry-not-linked-to-pii': [{ page: '/second-opinion/', about: 'adreach.example' }],
    'registration-required-marked': [{ page: '/new-patient-registration/', about: 'Phone' }],
    'registration-unmarked-optional': [{ page: '/new-patient-registration/', about: 'Phone' }],
    'collects-only-disclosed-pii': [{ page: '/new-patient-registration/', about: 'Insurance Member ID' }],
    'policy-link-current': [{ page: '/flu-shots/', about: 'privacy-statement' }],
    'contact-channels-published': [{ page: '/privacy-policy/', about: 'Haggerty' }],
    'policy-text-matches': [{ page: '/privacy-policy/', about: 'Mill Street' }],
  },
};
