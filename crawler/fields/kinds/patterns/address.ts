import type { FieldPattern } from '../pattern.js';

/** Postal addresses and their parts. */
export const address: readonly FieldPattern[] = [
  {
    means: 'postalAddress',
    language: 'en',
    words:
      '(zip|postal|post)( ?(or|and))?( ?(zip|postal|post))* ?(code)s?( ?(number|no|ext(ension)?))?|zip( ?(\\d|plus 4|4))?|postcode|pin ?code|(street|mailing|postal|home|billing|shipping|delivery|residential|physical|work|business|permanent|current|ship to|bill to|legal|contact) ?addr(ess)?( ?(line|\\d|street|one|two))*|addr(ess)? ?(line|street)? ?(\\d|one|two|three|i+)|street( ?(name|number|no|addr(ess)?|line|and number|\\d|address line \\d))*|house ?(number|no|name|num)|(apt|apartment|suite|unit|flat|building|floor|bldg)( ?(number|no|num|#|suite|unit|building|floor|etc|apt|or))*|p ?o ?box|post ?box|address line|line (1|2|3)',
  },
  {
    means: 'postalAddress',
    language: 'en',
    words:
      '(your )?(city|town|suburb|municipality|locality|village)( ?(name|town|or town|suburb|city|and state))*|home ?town|(state|province|region|prefecture)( ?(or|and))?( ?(state|province|region|territory|county|name|code|territories|prefecture))+|(us|ca|usa|home|billing|shipping|mailing) ?(state|province)|province|prefecture|county|territory|district|neighbou?rhood|countr(y|ies)( ?(or|of|and))?( ?(region|territory|code|name|residence|iso ?code|location|nationality|citizenship))*|country of (residence|birth|origin)|place of residence|(billing|shipping) (city|state|zip|country)|where do you live|location zip',
  },
  {
    means: 'postalAddress',
    language: 'names',
    words:
      'addr(ess)? (street|city|state|zip|region|county|country|district|number|\\d).*|(bill(ing)?|ship(ping)?|home|work|mail(ing)?|residen(ce|tial)|perm(anent)?|delivery) (addr(ess)? )?(street|city|state|zip|region|country|county|postal|post|prov).*',
    only: ['name', 'id'],
  },
  // Rejected: `city`, `state` or `addr` inside any name: capacity, velocity, statement, estate, ipaddr.
  {
    means: 'postalAddress',
    language: 'names',
    words:
      'zip ?code|postal ?code|post ?code|street|addr(ess)? ?line|address ?\\d|(bill|billing|ship|shipping|home|user|txt|cust|customer|mail|work|person|contact|address|addr)city|country|province',
    only: ['name', 'id'],
    inside: true,
    likely: true,
  },
  {
    means: 'postalAddress',
    language: 'de|nl|sv|da|no',
    words:
      '(post)?leitzahl|plz( ort)?|postleitzahl|strasse?(nname)?( (und )?(haus)?(nummer|nr))?|str|haus(nummer|nr)|wohnort|ort|stadt|^land$|bundesland|(liefer|rechnungs|post)?(anschrift|adresse)|adress?zusatz|adress?zeile|straat(naam)?|huis(nummer|nr)|postcode|woonplaats|plaats|provincie|adres|gata|postnummer|ort|gade',
  },
  // In the name of a machine it is an English word, or a year of birth: `sort_by`, `bm`, `bd`, `by`; so it is in a label of several.
  {
    means: 'postalAddress',
    language: 'da|no',
    words: '^(post ?nummer|post ?nr)?( og)? ?by$',
    only: ['label', 'placeholder', 'title'],
  },
  {
    means: 'postalAddress',
    language: 'fr',
    words:
      'adresse( (postale|ligne|de (livraison|facturation)))?|complement d adresse|code postal|cp|rue|ville|commune|pays( de residence)?|region|departement|numero( et nom)? de (la )?(rue|voie)|voie|batiment|etage',
  },
  {
    means: 'postalAddress',
    language: 'es|ca',
    words:
      'direccion( (postal|de (envio|facturacion)))?|domicilio|calle( y numero)?|codigo postal|c ?p|ciudad|localidad|poblacion|municipio|provincia|estado|pais( de residencia)?|colonia|numero (exterior|interior)|piso|puerta|comunidad autonoma|adreca|codi postal|ciutat',
  },
  {
    means: 'postalAddress',
    language: 'pt',
    words:
      'endereco( (postal|de (entrega|cobranca)))?|morada|rua|logradouro|numero da (casa|residencia)|complemento|bairro|cidade|localidade|concelho|distrito|uf|estado|cep|codigo postal|pais',
  },
  {
    means: 'postalAddress',
    language: 'it',
    words:
      'indirizzo( (postale|di (spedizione|fatturazione|residenza)))?|^via$|via e n(umer)?o( civico)?|numero civico|civico|citta|comune|localita|provincia|^cap( \\d)?$|codice (postale|di avviamento postale)|nazione|paese|stato|regione|residenza',
  },
  {
    means: 'postalAddress',
    language: 'ru|uk|pl|cs|hu|tr|fi|el|ro',
    words:
      'адрес( (доставки|проживания))?|улица|дом|квартира|город|населенныи пункт|индекс|почтовыи индекс|страна|область|регион|краина|країна|місто|ulica|nr (domu|mieszkania)|kod pocztowy|miasto|miejscowosc|wojewodztwo|kraj|adres|ulice|psc|mesto|obec|zeme|stat|kraj|iranyitoszam|varos|utca|orszag|adres(i)?|sokak|posta kodu|^il$|il ilce|ilce|sehir|ulke|krajina|osoite|katuosoite|postinumero|kaupunki|maa|διευθυνση|πολη|adresa|oras|judet|tara',
  },
  {
    means: 'postalAddress',
    language: 'zh|ja|ko|th|ar',
    words:
      '地址|街道|邮编|邮政编码|郵遞區號|城市|省份|国家|國家|地区|住所|郵便番号|都道府県|市区町村|番地|주소|우편번호|도시|국가|ที่อยู่|รหัสไปรษณีย์|จังหวัด|العنوان|المدينة|الدولة|البلد|الرمز البريدي',
  },
  // "State" alone may be a state of things, "address" alone that of a mailbox, "region" that of a shop.
  {
    means: 'postalAddress',
    language: 'en',
    words: 'state|addr(ess)?(es)?|region|location|nationality|citizenship|residence|geo',
    likely: true,
  },
];
