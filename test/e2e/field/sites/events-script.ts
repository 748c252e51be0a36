/** The parts of jQuery and its validation plugin that the site uses. Classes and attributes become ARIA at once, a rules object does not. */
export const validateScript = `(function(w,d){
function $(s){if(typeof s==='function'){d.readyState==='loading'?d.addEventListener('DOMContentLoaded',s):s();return}return new J(typeof s==='string'?[].slice.call(d.querySelectorAll(s)):[s])}
function J(e){this.e=e;this.length=e.length}
$.fn=J.prototype={each:function(f){this.e.forEach(function(x,i){f.call(x,i,x)});return this},on:function(t,f){return this.each(function(){this.addEventListener(t,f)})},text:function(v){return this.each(function(){this.textContent=v})}};
$.fn.validate=function(o){o=o||{};return this.each(function(){var form=this;form.noValidate=true;
form.querySelectorAll('[required],[data-rule-required],.required').forEach(function(e){e.setAttribute('aria-required','true')});
function rules(e){var r=Object.assign({},(o.rules||{})[e.name]);if(e.required||e.classList.contains('required'))r.required=true;if(e.type==='email')r.email=true;return r}
function wrong(e){var r=rules(e),v=e.type==='checkbox'?(e.checked?'on':''):e.value.trim();
if(r.required&&!v)return(o.messages||{})[e.name]||'This field is required.';
if(r.email&&v&&!/^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$/.test(v))return'Please enter a valid email address.';return''}
function show(e){var m=wrong(e),id=e.id+'-error',l=d.getElementById(id);
if(!l&&m){l=d.createElement('em');l.id=id;l.className='error invalid-feedback';e.parentNode.append(l);e.setAttribute('aria-describedby',id)}
if(l){l.textContent=m;l.style.display=m?'':'none'}e.classList.toggle('is-invalid',m!=='');e.setAttribute('aria-invalid',String(m!==''));return m===''}
form.addEventListener('submit',function(ev){var bad=[].filter.call(form.elements,function(e){return e.name&&e.type!=='hidden'&&!show(e)});if(bad.length){ev.preventDefault();ev.stopImmediatePropagation();bad[0].focus()}});
form.addEventListener('focusout',function(ev){if(ev.target.classList.contains('is-invalid'))show(ev.target)})})};
w.jQuery=w.$=$})(window,document);`;

/** The site's own script for its registration form. */
export const registerScript = `$(function(){
var regions={US:['Illinois','Indiana','Michigan','Ohio','Wisconsin'],CA:['Alberta','Manitoba','Ontario','Quebec']};
$('#Country').on('change',function(){var s=document.getElementById('State');s.replaceChildren(new Option('Choose...',''));regions[this.value].forEach(function(r){s.add(new Option(r))})});
$('#regForm').validate({errorElement:'em',rules:{Organization:{required:true},Email:{email:true}},messages:{TermsAccepted:'Please accept the terms to continue.'}});
$('#btnApplyCode').on('click',function(){var c=document.getElementById('PromoCode').value.trim();if(!c)return;
fetch('https://promo.dealcheck.example/v1/codes?event=qs24&code='+encodeURIComponent(c)).then(function(r){return r.json()}).then(function(j){$('#codeResult').text(j.valid?'Discount applied.':'This code is not valid.')})})});`;

/** The site's own script for groups: more rows from a template; which fields took how long goes to a form statistics service. */
export const groupScript = `(function(){var list=document.getElementById('attendees'),tpl=document.getElementById('attendee-tpl'),n=1;
document.getElementById('addAttendee').addEventListener('click',function(){var i=n++;var box=document.createElement('div');box.innerHTML=tpl.innerHTML.replace(/__i__/g,i).replace(/__n__/g,i+1);var row=box.firstElementChild;
row.querySelector('.btn-remove').addEventListener('click',function(){row.remove()});list.append(row);row.querySelector('input').focus()});
var at=0;document.addEventListener('focusin',function(){at=performance.now()});
document.addEventListener('focusout',function(e){var t=e.target;if(!t.name)return;navigator.sendBeacon('https://m.formpulse.example/i',JSON.stringify({form:'group',field:t.name,ms:Math.round(performance.now()-at),blank:t.value===''}))})})();`;

/** A payment vendor's loader: puts a frame of its own into every container. */
export const hostedFieldsLoader = `window.paylane={hostedFields:{create:function(o){var frames={};Object.keys(o.fields).forEach(function(k){var f=document.createElement('iframe');f.name='paylane-hosted-field-'+k;f.title='Secure payment field: '+k;f.setAttribute('frameborder','0');f.scrolling='no';f.style.cssText='border:0;width:100%;height:38px;float:left';f.src='https://hosted.paylane.example/v2/field.html?type='+k+'&ph='+encodeURIComponent(o.fields[k].placeholder||'');document.querySelector(o.fields[k].selector).append(f);frames[k]=f});
return{tokenize:function(){return new Promise(function(ok,no){addEventListener('message',function got(e){if(e.origin!=='https://hosted.paylane.example')return;removeEventListener('message',got);e.data.nonce?ok(e.data.nonce):no(new Error(e.data.error))});frames.number.contentWindow.postMessage('tokenize','https://hosted.paylane.example')})}}}}};`;

/** The script in each of the vendor's frames; the one of the number asks the others and gets the token. */
export const hostedFieldScript = `(function(){var type=document.body.dataset.type,input=document.querySelector('input'),bus=new BroadcastChannel('paylane'),others={};
bus.onmessage=function(e){if(type==='number')others[e.data.type]=e.data.value};
input.addEventListener('input',function(){if(type!=='number')bus.postMessage({type:type,value:input.value})});
if(type==='number')addEventListener('message',function(e){if(e.data!=='tokenize')return;
if(!input.value||!others.holder||!others.expiration||!others.cvv){e.source.postMessage({error:'Please complete your card details.'},e.origin);return}
fetch('/v2/tokens',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({card:{number:input.value.replace(/\\D/g,''),cardholderName:others.holder,expiration:others.expiration,cvv:others.cvv}})}).then(function(r){return r.json()}).then(function(j){e.source.postMessage({nonce:j.nonce},e.origin)})})})();`;

/** The site's own script on the page with the vendor's frames. */
export const payScript = `(function(){var form=document.getElementById('payForm'),fields=paylane.hostedFields.create({fields:{holder:{selector:'#card-holder',placeholder:'Name as on card'},number:{selector:'#card-number',placeholder:'4111 1111 1111 1111'},expiration:{selector:'#card-exp',placeholder:'MM / YY'},cvv:{selector:'#card-cvv',placeholder:'123'}}});
form.addEventListener('submit',function(e){e.preventDefault();var box=document.getElementById('pay-error');box.hidden=true;
fields.tokenize().then(function(nonce){form.elements['payment_method_nonce'].value=nonce;form.submit()},function(x){box.textContent=x.message;box.hidden=false})})})();`;

/** A vendor's tag that wins back who leaves a form: what was typed goes out with the page, unless the form was sent. */
export const abandonScript = `(function(){var seen={},sent=false;
document.addEventListener('change',function(e){var t=e.target;if(t.name&&t.type!=='password'&&t.type!=='hidden')seen[t.name]=t.value});
document.addEventListener('submit',function(){sent=true});
function flush(){if(sent||!Object.keys(seen).length)return;var p={site:'QS-20418',path:location.pathname,fields:seen};seen={};navigator.sendBeacon('https://in.comeback.example/v2/abandon',new Blob([JSON.stringify(p)],{type:'text/plain'}))}
addEventListener('beforeunload',flush);addEventListener('pagehide',flush)})();`;

/** A chat vendor's loader: a frame with ready-made questions, and a count of visits. */
export const chatLoader = `(function(){var i=document.createElement('iframe');i.title='Chat';i.id='helloport-launcher';i.src='https://chat.helloport.example/launcher';i.style.cssText='position:fixed;right:16px;bottom:16px;width:220px;height:110px;border:0';document.body.append(i);
fetch('https://chat.helloport.example/api/visit',{method:'POST',mode:'no-cors',body:JSON.stringify({app:'qs24',path:location.pathname,lang:navigator.language})})})();`;
