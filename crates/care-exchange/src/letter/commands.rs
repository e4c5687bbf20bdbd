//! What a sentence asks the person to do. A letter asks by its verbs: "bring", "do not eat", "debe llamar";
//! a courtesy ("call with questions") and advice for life ask nothing of this journey.

use super::pattern::{Pattern, cut, pattern};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Preparation,
    Bring,
    Arrive,
    Call,
    Driver,
    Diet,
    Activity,
    Other,
}

impl Subject {
    /// The word for it; empty for the rest.
    pub(super) fn word(self) -> &'static str {
        match self {
            Subject::Preparation | Subject::Other => "",
            Subject::Bring => "bring",
            Subject::Arrive => "arrive",
            Subject::Call => "call",
            Subject::Driver => "driver",
            Subject::Diet => "diet",
            Subject::Activity => "activity",
        }
    }
}

/// A sentence where it stands.
pub(super) struct Said<'a> {
    pub words: &'a str,
    pub label: &'a str,
    /// Where its value starts.
    pub value_at: usize,
    pub heading: &'a str,
    pub is_bullet: bool,
    /// The letter names a test or an operation.
    pub has_test: bool,
    /// The letter is about the days after one.
    pub is_after: bool,
}

pattern!(
    PREPARE,
    r"\b(?:(?:no|nothing|stop|do not|don't|avoid|only|without|clear|last|low|light|drink|eat|fast(?:ing)?|npo|may|hydrate|skip)\b.{0,40}\b(?:eat|eating|drink(?:ing)?|food|solids?|meals?|liquids?|fluids?|water|coffee|caffeine|mouth|midnight|alcohol|smok(?:e|ing)|gum|milk|breakfast|dinner|lunch|snacks?|diet|fiber|seeds|nuts|exercise|lotions?|deodorant|powder|perfume|make-?up|jewelry|jewellery|metal|contact lenses|nail polish|hair ?spray|shav(?:e|ing)|gel|creams?|naps?|nap|well|tobacco|vap(?:e|ing)|chew\w*|hairpins|piercings?)|(?:wear|dress)\b.{0,40}\b(?:cloth(?:es|ing)|comfortabl[ey]|loose|two[- ]piece|warmly|shirt|shoes|shorts|sleeves?|pants|top|socks|gown)|(?:two[- ]piece|loose|comfortable) (?:outfit|cloth\w+|shoes|shirt)|full bladder|empty (?:bladder|stomach)|bowel prep|(?:drink|take|mix)\b.{0,40}\b(?:prep(?:aration)?|bottle|solution|contrast|miralax|golytely|suprep|laxative|dulcolax|bisacodyl|oz|ounces|litres?|liters?|glass(?:es)?)|shower|wash\b.{0,30}\b(?:soap|hair|hibiclens|chlorhexidine)|hibiclens|chlorhexidine|remove\b.{0,30}\b(?:jewelry|jewellery|piercings?|metal|dentures|polish|make-?up)|leave\b.{0,30}\b(?:jewelry|jewellery|valuables|metal)|npo|nothing by mouth|^fast\b.{0,20}\d|fast (?:for )?\d|drink the (?:first|second|rest|other|half)|low[- ]carb\b.{0,20}|no (?:gym|chores|heavy|workouts?)\b.{0,50}\b(?:before|prior)|(?:hold|stop) (?:all )?(?:tube feed\w*|solids?))\b"
);
pattern!(
    PREPARE_ES,
    r"\b(?:en ayunas|ayun[oa]s?|no (?:coma|beba|comer|beber|fume|fumar|mastique|tome (?:agua|liquidos|alcohol|cafe|nada)|ingiera|ingerir|desayun\w+|almuerce|cene|tomar (?:agua|liquidos|alcohol|cafe|alimentos)|consum(?:a|ir)|(?:use|usar|aplique|aplicar|traiga|traer|se ponga|lleve|llevar|ponerse)\b.{0,24}\b(?:desodorantes?|cremas?|talcos?|perfumes?|lociones|locion|maquillaje|joyas|alhajas|esmalte|metal\w*|dinero|objetos|aretes|unas|lentes|prendas)|se (?:maquille|afeite|rasure|pinte))|nada (?:de (?:comer|beber|comida|tomar|alcohol|color|solidos)|por (?:la )?boca|de liquidos)|deje de (?:comer|beber|fumar)|evit(?:e|ar)\b.{0,40}\b(?:comer|alcohol|cafeina|ejercicio|cafe|grasas?|comidas?|lacteos|fumar|bebidas|legumbres|verduras|fibra)|dieta (?:blanda|liquida|de liquidos|baja|ligera|sin|pobre|astringente|hipo\w+)|(?:solo|unicamente)\b.{0,20}\b(?:liquidos|agua)|liquidos claros|(?:use|usar|vista|lleve|vistase|traiga|venga|venir|vestir|traer|llevar|acuda|acudir|con)\b.{0,30}\b(?:ropa|zapatos|calzado|tenis|camisa|blusa|prenda)|ropa (?:comoda|holgada|suelta|de dos piezas)|sin (?:maquillaje|joyas|esmalte|objetos metalicos|alhajas|desodorante|crema|comer|beber|haber comido|desayunar)|vejiga (?:llena|vacia)|(?:banese|duchese|lavese|banarse|ducharse|dese un bano|ducha\b.{0,30}\bjabon)|quit(?:ese|arse|e)\b|retir(?:e|ar(?:se)?)\b.{0,30}\b(?:joyas|aretes|metal\w*|anillos|esmalte|piercings?|protesis|alhajas|maquillaje)|(?:beba|beber|tome|tomar|ingiera|ingerir|disuelva|diluir|prepare)\b.{0,40}\b(?:vasos?|agua|litros?|solucion|contraste|frascos?|sobres?|liquidos?|nulytely|botella|preparacion|evacuante)|los otros (?:2|dos) litros|no (?:joyas|metal|cremas?|desodorante)|suspenda los alimentos|cen[ae] (?:ligero|liviano|temprano)|cena ligera|desayun[oe] (?:ligero|liviano))\b"
);
pattern!(
    PREPARE_LABEL,
    r"^(?:fasting|food|food (?:and|&) drink|drink|drinks|eating|meals|clothing|clothes|wear|what to wear|prep|preparation|preparacion|bowel prep|ayuno|ayunas|comida|comidas|bebida|bebidas|ropa|vestimenta|dieta previa|alimentos|skin prep|jewelry|shower|bano)$"
);
pattern!(
    PREP_HEAD,
    r"\b(?:prep\w*|before your|before the|before you come|night before|day before|day of|days? before|hours? before|weeks? before|morning of|how to get ready|get(?:ting)? ready|antes de|antes|instruc\w+|indicaciones|food|drink|eating|clothing|the day|on the day|please|el (?:mero )?dia|la noche|recomendaciones|requisitos|para (?:el|su|la) (?:examen|estudio|prueba|cirugia))\b"
);
pattern!(
    NEAR_TEST,
    r"\b(?:before|prior|the (?:test|scan|exam|procedure|surgery|draw)|midnight|medianoche|antes|examen|prueba|estudio|cirugia|operacion|procedimiento|morning of|day of|night before|noche anterior|dia anterior|manana|arrival)\b"
);
pattern!(
    AFTER,
    r"\b(?:after (?:the|your) (?:surgery|procedure|test|scan|exam|operation|visit|injection)|after (?:surgery|discharge)|at home|going home|despues de(?:l| la)|despues|en casa|en su casa|recovery|afterwards?|al alta|cuidados|aftercare|discharge|when you go home|once home)\b"
);
pattern!(
    TEST,
    r"\b(?:mri|ct|scan|ultrasound|colonoscopy|endoscopy|surgery|procedure|pet|dexa|mammogram|blood (?:test|work|draw)|fasting|examen(?:es)?|estudios?|cirugia|operacion|resonancia|tomografia|tac|ultrasonido|ecografia|colonoscopia|endoscopia|prep\w*|sleep study|eeg|x-?ray|echo|stress test|exam|sangre|laboratorio|analitica|analisis|anesthesia|anestesia|biopsy|biopsia|cateterismo|catheteri[sz]ation|cath|prueba|procedimiento|spirometry|espirometria|labs|test|infusion)\b"
);

pattern!(
    POLITE,
    r"^(?:[^a-z0-9]*(?:please|oh|pls|kindly|por favor|and|y|also|then|remember to|remember,|recuerde(?: que)?|no olvide|be sure to|be sure that|make sure (?:to|that|you)|ensure (?:that )?you|asegurese de|que|important|importante|note|nota|reminder|you (?:should|must|need to|will need to|have to|are asked to|may|can)|he (?:should|must|needs to)|she (?:should|must|needs to)|they (?:should|must|need to)|your (?:child|mother|father|son|daughter) (?:should|must|needs to)|the patient (?:should|must|needs to)|patient (?:should|must|to|is to)|pt (?:should|to)|(?:usted )?(?:debe(?:ra)?|tiene que|puede|necesita|podra)|hay que|es necesario|se (?:recomienda|debe|ruega|solicita|le (?:pide|ruega|solicita))|le (?:pedimos|rogamos|recomendamos)|we ask (?:that )?you(?: to)?|favor de|plan to|try to|just|luego|despues|tambien|[1-9]\)?)\b[\s,:-]*)+"
);
pattern!(
    WHEN_LEAD,
    r"^(?:(?:at |by |the |on the |a las? |el |la |desde las? )?(?:\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?\s?m\.?|hs?|hrs?|horas)|noon|midnight|(?:mero |mismo )?dia (?:del? (?:la )?[a-z]+|antes|anterior)|noche (?:antes|anterior)|manana (?:del?(?: la)? [a-z]+)|night before|day before|morning of|day of|evening before|that (?:day|morning|night|evening)|(?:one|two|three|four|five|seven|\d{1,2}|un|dos|tres) (?:days?|hours?|weeks?|dias?|horas?|semanas?) (?:before|prior|antes)|until then|hasta entonces|ese dia|esa (?:manana|noche)|for (?:the next |the first )?\d{1,2} (?:hours|days|weeks)|(?:durante|por) (?:los )?\d{1,2} (?:dias|horas|semanas)|when you (?:arrive|come|get here)|on arrival|al llegar|before (?:your|the) [a-z]+(?: [a-z]+)?|after (?:your|the) [a-z]+(?: [a-z]+)?|antes (?:de la|del|de su) [a-z]+|despues (?:de la|del|de su) [a-z]+|if (?:possible|you can)|si es posible|in the meantime|mientras tanto)(?: (?:of|before) (?:the |your )?[a-z]+)?\b[\s,:.-]*)"
);
pattern!(
    IF_LEAD,
    r"^(?:if|si|should you|en caso de|in case of|when|cuando|unless)\b.{6,160}?(?:, |: |\bthen )((?:please |do not |don't |por favor,? |no )?[a-z]+(?: us| nos| me)?)\b"
);
pattern!(
    IF_TAIL,
    r"^(?:if|si|en caso de)\b.{8,140}\b(?:comuniquelo|digalo|indiquelo|notifiquelo|hagalo saber|ring|call|tell|phone|contact|llame(?:nos)?|avise(?:nos)?|comuniquese|informe(?:nos)?|acuda|vaya|vuelva|regrese)\b"
);

pattern!(
    BRING,
    r"^(?:bring|have .{0,30}\bready|carry|take (?:along|with you|this|these|your (?:id|insurance|card|films?|disc|discs|cd|referral|passport|medicare|medicines? list|list))|traiga(?:n)?|traigase|traer|trae|lleve(?:n)?|llevar|lleva|present(?:e|ar) (?:este|esta|su|el|la|identificacion|carne|credencial|cedula|dni|tarjeta|original|documento)|presentar (?:dni|cedula)|show (?:this|your)|present (?:this|your)|no olvide|concurr(?:a|ir) con|acud(?:a|ir) con|aporte|aportar|adjunte|entregue|hand (?:in|over))\b"
);
pattern!(
    BRING_LABEL,
    r"^(?:what to bring|bring|please bring|things to bring|items to bring|que (?:debe )?(?:traer|llevar)|traer|traiga|lleve|llevar|documentos(?: (?:a presentar|necesarios|requeridos))?|documentacion(?: (?:a presentar|necesaria|requerida))?|requisitos)$"
);
pattern!(
    ARRIVE,
    r"^(?:arriv(?:e|al)|check[- ]?in|be here|be at|get here|come (?:\d+|between|15|30|10|20|fifteen|thirty|to|in|early|through|at)|report to|sign in|log (?:on|in)\b.{0,40}\b(?:min|early|antes)|log on|join|llegu?e(?:n)?|llegar|llega|presentese|presentarse|preséntese|acud(?:a|ir)|acercarse|acerquese|dirij(?:a|an)se|dirigirse|concurr(?:a|ir)|venga (?:a las|\d+|con \d+)|use (?:the )?(?:main|front|side|east|west|north|south|rear|back|emergency)?\s?(?:entrance|door)|enter (?:through|by|at)|entre por|park(?: in)?\b|registrese|registrarse|estacione)\b"
);
pattern!(
    ARRIVE_LABEL,
    r"^(?:arrival|arrive|arrive (?:by|at)|arrival time|check[- ]?in(?: time)?|hora de (?:llegada|presentacion)|llegada|llegar|presentarse|presentacion|report time|please arrive)$"
);
pattern!(
    ARRIVE_CELL,
    r"^\(?(?:be here|arrive|llegar|llegue|check[- ]?in|presentarse|registration|arr)\.?(?: at| by| a las)?:?\s\d{1,2}"
);
pattern!(
    CALL,
    r"^(?:call|phone|ring|contact|text|email|e-mail|message|write to|tell|let (?:us|me|the|your)|notify|inform|ask|reply|respond|answer|confirm|report any|speak (?:to|with)|talk (?:to|with)|check with|get in touch|reach|llame(?:n)?(?:nos|me|le|lo|la|los)?|llamar(?:nos)?|llama(?:nos)?|avis(?:e|en|ar|a)(?:nos|me|le)?|inform(?:e|ar)(?:nos|me|le)|informe a|diga(?:nos|le|me|selo)?|respond(?:a|er|e)|conteste|confirm(?:e|ar)|comunique(?:se|nos|lo)?|comunicarse|contact(?:e|ar)(?:nos)?|pregunte|consult(?:e|ar)|habl(?:e|ar)|notifi(?:que|car)|solicit(?:e|ar)|pida|pedir|pregunt(?:e|ar)|escriba(?:nos)?|mandeme|mandenos|envieme)\b"
);
pattern!(
    DRIVER,
    r"\b(?:driver|drive you|drive yourself|ride home|take you home|driv(?:e|ing)|acompanante|acompanad[oa]|acompanarl[oa]|lo lleve|la lleve|llevarl[oa]|conducir|conduzca|maneje|manejar|responsible adult|adulto|someone (?:to|must|should)|escort|stay with you|quedarse con)\b"
);
pattern!(
    MUST,
    r"\b(?:someone|somebody|an adult|a (?:responsible |family |friend|parent|guardian)[a-z ]{0,24}|a parent|your (?:driver|ride|escort|caregiver)|un (?:adulto|familiar|acompanante)[a-z ]{0,24}|alguien) (?:must|should|needs? to|has to|will need to|debe(?:ra)?|tiene que|must be)\b|\b(?:you|usted) (?:will|va a) (?:need|necesitar) (?:a|an|someone|un|una|alguien)\b|\b(?:you (?:will not|won't|cannot|can't|may not|are not allowed) |no (?:podra|puede|se le permite|va a poder) )(?:drive|eat|go home|conducir|manejar|comer|irse)\b"
);
pattern!(
    DO,
    r"^(?:do not|don't|avoid|wear|keep|walk|ice|elevate|rest|use|weigh|check|change|limit|eat|drink|measure|log|write (?:down|your|the|it)|record|track|clean|wash|remove|take off|take (?:your (?:blood pressure|temperature|weight|pulse|time)|it easy|a (?:shower|photo|picture)|the (?:bandage|dressing|first)|short|breaks)|return|come back|go (?:to|straight|directly|home|back)|pick up|send (?:a|an|him|her|your)|collect|sign|complete|fill (?:out|in)|finish|have (?:someone|your|the|a|an|this|these|any|blood|bloods)|plan (?:on|for|\d)|allow|stay|sleep|follow|put|place|hold|charge|show|give|leave|stop|(?:start|begin) (?:walking|your|with|taking|slowly|doing|using|the)|watch|look|sit|stand|lie|lift|swim|practice|do (?:your|the|not|this|these)|no (?:lifting|heavy|driving|bath\w*|swim\w*|work|sports|exercise|strenuous|weight|contact|school|pe\b|gym|bending|straining|tub|soaking|alcohol|smoking|driving|travel|flying|showers?|restrictions)|nothing (?:over|heavier|heavy|in the)|low (?:salt|sodium|fat|sugar|fiber)|soft (?:food|diet)|weight[- ]bearing|non[- ]?weight|sponge|plug|connect|read (?:the|your|each)|unplug|carry|cover|shake|inject|(?:schedule|book) (?:an?|your|the|this|with|by)|make (?:an?|your|the|this)|set up|register|request|get (?:a|an|your|the|up|this|these)|print|upload|download|drop off|apply|renew|choose|visit (?:your|the)|see your|wait|cancel|add|increase|reduce|continue (?:with|your|the|to|using|wearing|physical|pt|exercises)|resume|gently|breathe|empty|raise|support|move|try|arrange|expect (?:a|our)|listen|quarantine|isolate|switch|replace|store|refrigerate|throw|dispose|sanitize|disinfect|floss|brush|rinse|chew|gargle|save|label|mark|store|mail)\b"
);
pattern!(
    DO_ES,
    r"^(?:no (?:se )?(?:(?:lo|la|le|los|las|nos) )?(?:levant\w+|cargu?\w+|conduzca|conducir|manej\w+|nad\w+|ban\w+|hag\w+|hacer|moj\w+|remoj\w+|toqu?\w+|quit\w+|retir\w+|us\w+|pong\w+|poner\w*|fum\w+|tom\w+|com\w+|beb\w+|dej\w+|falt\w+|olvid\w+|deb\w+|esper\w+|acud\w+|veng\w+|flexion\w+|apoy\w+|rasqu\w+|viaj\w+|realic\w+|realizar|firm\w+|sumerj\w+|exp[oa]\w+|trabaj\w+|consum\w+|est[ae]\w*|suspend\w+|pis\w+|dobl\w+|agach\w+|gire|interrump\w+|program\w+|agend\w+)|camin(?:e|ar)|descans(?:e|ar)|reposo|manten(?:ga|er)|elev(?:e|ar)|apli(?:que|car)(?:se)?|com(?:a|er)|pesese|pesarse|us(?:e|ar)|siga|seguir|continu(?:e|ar) (?:con|las?|los?|el|sus?)|haga(?:se)?|hacer(?:se)?|revis(?:e|ar)|mida(?:se)?|medir(?:se)?|control(?:e|ar)|cambi(?:e|ar)|lav(?:e|ar)(?:se)?|limpi(?:e|ar)|ponga(?:se)?|poner(?:se)?|quite(?:se)?|venga|venir|regres(?:e|ar)|vuelva|volver|conserv(?:e|ar)|guard(?:e|ar)|firm(?:e|ar)|llen(?:e|ar)|complet(?:e|ar)|rellen(?:e|ar)|dej(?:e|ar)|evit(?:e|ar)|procur(?:e|ar)|esper(?:e|ar)|conect(?:e|ar)|descarg(?:ue|ar)|recoj(?:a|er)|recog(?:er|a)|retir(?:e|ar)|anot(?:e|ar)|registr(?:e|ar)|escrib(?:a|ir)|program(?:e|ar)|agend(?:e|ar)|reserv(?:e|ar)|saqu(?:e|en)|sacar|pase|vaya|ir\b|acompan(?:e|ar)|duerma|dormir|haga(?:le)?|hable|entreg(?:ue|ar)|gestion(?:e|ar)|tramit(?:e|ar)|realic(?:e|ese)|realizar(?:se)?|cuid(?:e|ar)|vigil(?:e|ar)|observe|marqu(?:e|ar)|tenga|tener|dieta|verifi(?:que|car)|elija|escoja|permanezca|quedese|beba|beber|hidrat\w+|inform(?:e|ar)se|compr(?:e|ar)|imprim(?:a|ir)|pid(?:a|e)|ejercicios?|haz|ven|anda|trae|llama)\b"
);
pattern!(
    LABELLED_ADVICE,
    r"^(?:diet|activity|activities|restrictions|driving|wound care|incision(?: care)?|bathing|showering|lifting|work|school|return to work|exercise|dressing|bandage|weight|precautions|weight bearing|parking|dieta|actividad|actividad fisica|reposo|herida|cuidados?(?: de la herida)?|bano|trabajo|ejercicio|estacionamiento|acompanante|driver|ride home|transportation|companion|ride)$"
);
pattern!(DIET, r"\b(?:diet|dieta|salt|sodium|sal\b|eat|food|coma|comer|fluids?|grasa)\b");

pattern!(
    NOT_ADVICE,
    r"\b(?:if you (?:have|feel|develop) (?:any )?(?:chest pain|trouble breathing|questions|other questions|concerns)|(?:any|with|more|other|further) questions|for (?:more|further) information|if you have any|was told|he was|she was|patient (?:was|is|has)|we (?:ate|drank)|denies|niega|cost|price|copay|co-pay|balance|911|\b112\b|988|thank you|gracias por|ordered|write to us|set it up|preguntas o|si tiene (?:preguntas|dudas|alguna (?:duda|pregunta))|cualquier (?:duda|pregunta|consulta)|para mas informacion|dudas|copago|costo|do not reply to this|no responda|keep this (?:letter|notice|copy|card|paper|page|sheet)|conserve est[ea]|guarde est[ea]|visit (?:our|us)|our website|click|portal account|if (?:this|that)(?: time| date| day)? (?:doesn't|does not|won't|will not) work|^walk[- ]in\b|www\.|unsubscribe|llame al 911|hearing[- ]impaired|reply stop|text stop|interpreter|interprete|free of charge|sin costo|recycle|disregard|if you are not the|confidential|destroy|we will|le (?:llamaremos|enviaremos)|no need to|do not need to|no necesita|no es necesario|no hace falta|you do not need|you (?:may|can) (?:ask|request|appeal|choose|also|keep seeing)|appeal\w*|apel\w+|external review|revision externa|grievance|fair hearing|to (?:cancel|change (?:it|this|your app\w+)|reschedule|change)\b|reagendar|cancelar|reprogramar|anular|cambiar (?:la|su) (?:cita|fecha|hora)|another format|otro formato|large print|letra grande|notice to|de anticipacion|nothing (?:else )?(?:is |to be )?(?:needed|done))\b"
);
pattern!(
    HISTORY,
    r"\b(?:history|reports? that|states? that|complains|was seen|exam shows|on exam|refiere (?:que|dolor)|antecedentes)\b"
);
pattern!(
    NOT_PREPARED,
    r"\b(?:thank you for|gracias por|recommend(?:ed)?|no preparation|no prep|sin preparacion|no tiene que estar en ayunas|may cause|side effects?)\b"
);
pattern!(FAST, r"\b(?:fast\w*|ayun\w*|eat|food|drink|comer|beber|coma|beba|npo|mouth|alimentos|yes|si)\b");

pub(super) fn names_test(low: &str) -> bool {
    TEST.is_in(low)
}

/// Whether the first lines say that the letter is for the days after an operation or a stay.
pub(super) fn is_aftercare(low: &str) -> bool {
    AFTER_TITLE.is_in(low) && !low.contains("pre-op") && !low.contains("before") && !low.contains("antes")
}

pattern!(
    AFTER_TITLE,
    r"\b(?:discharge|after (?:your|the)? ?[a-z]* ?(?:surgery|procedure|operation|biopsy|stay|cataract|hospital)|post-?op\w*|aftercare|alta (?:de|hospitalaria|medica|de cirugia)|informe de alta|despues de (?:su|la|el)|postoperatori[oa]s?|cuidados (?:despues|en casa|post\w*))\b"
);

pub(super) fn is_fast(low: &str) -> bool {
    FAST.is_in(low)
}

/// The verb behind courtesies and times of day.
fn verb_at(words: &str) -> usize {
    let mut at = 0;
    for _ in 0..3 {
        let rest = cut(words, at..words.len());
        let lead = [&POLITE, &WHEN_LEAD]
            .iter()
            .filter_map(|lead: &&Pattern| lead.find(rest).filter(|range| range.start == 0))
            .map(|range| range.end)
            .max()
            .unwrap_or(0);
        if lead == 0 {
            break;
        }
        at += lead;
    }
    at
}

/// Where the text of a piece of advice starts: behind a label that only names its subject.
pub(super) fn text_start(said: &Said<'_>) -> usize {
    let is_named = WHEN_LABEL.is_in(said.label)
        || PREPARE_LABEL.is_in(said.label)
        || BRING_LABEL.is_in(said.label)
        || LABELLED_ADVICE.is_in(said.label);
    if is_named { said.value_at } else { 0 }
}

/// What a sentence asks; `None` where it asks nothing.
pub(super) fn subject_of(said: &Said<'_>) -> Option<Subject> {
    let Said { words, label, heading, .. } = *said;
    if NO_FAST.is_in(words) {
        return Some(Subject::Preparation);
    }
    if NO_HOLD.is_in(words) {
        return Some(Subject::Other);
    }
    if NOT_ADVICE.is_in(words) || HISTORY.is_in(words) || NO_HEAD.is_in(heading) {
        return None;
    }
    let value = cut(words, said.value_at..words.len());
    let has_value = value.chars().filter(|c| c.is_alphanumeric()).count() >= 3;
    if PREPARE_LABEL.is_in(label) && has_value && !NONE.is_in(value) {
        return Some(Subject::Preparation);
    }
    if !label.is_empty()
        && has_value
        && (PREPARE.is_in(label) || PREPARE_ES.is_in(label))
        && (said.has_test && !AFTER.is_in(heading))
    {
        return Some(Subject::Preparation);
    }
    if BRING_LABEL.is_in(label) && has_value {
        return Some(Subject::Bring);
    }
    if ARRIVE_LABEL.is_in(label) && value.bytes().any(|b| b.is_ascii_digit()) {
        return Some(Subject::Arrive);
    }
    if LABELLED_ADVICE.is_in(label) && has_value && !NONE.is_in(value) {
        return Some(if DIET.is_in(label) { Subject::Diet } else { Subject::Activity });
    }
    let text = if label.is_empty() || VERB_LABEL.is_in(label) { words } else { value.trim_start() };
    let verb = cut(text, verb_at(text)..text.len());
    // "Test: exercise echo": what stands behind a label is the name of something.
    let is_field = !label.is_empty() && !VERB_LABEL.is_in(label) && !OPEN_LABEL.is_in(label);
    if is_field && !(PLAIN_ORDER.is_in(verb) || prepares(said, text, verb)) {
        return None;
    }
    if ARRIVE_CELL.is_in(verb) {
        return Some(Subject::Arrive);
    }
    if prepares(said, text, verb) {
        return Some(Subject::Preparation);
    }
    if BRING.is_in(verb) || (BRING_HEAD.is_in(heading) && said.is_bullet) {
        return Some(Subject::Bring);
    }
    if TO_DRIVE.is_in(text)
        || (MUST.is_in(text) && DRIVER.is_in(text))
        || (DRIVER.is_in(verb) && (said.is_bullet || is_command(verb)) && verb.len() < 200)
    {
        return Some(Subject::Driver);
    }
    if ARRIVE.is_in(verb) && !ARRIVED.is_in(verb) {
        return Some(Subject::Arrive);
    }
    if COURTESY.is_in(verb) {
        return None;
    }
    if IF_TAIL.is_in(text) || CALL.is_in(verb) {
        return Some(Subject::Call);
    }
    if IF_LEAD.parts(text).is_some_and(|hit| is_command(super::pattern::part_text(&hit, 1))) {
        return Some(Subject::Other);
    }
    if MUST.is_in(text) || is_command(verb) {
        let is_diet = DIET.is_in(verb);
        return Some(if is_diet {
            Subject::Diet
        } else if AFTER.is_in(heading) || said.is_bullet {
            Subject::Activity
        } else {
            Subject::Other
        });
    }
    None
}

fn is_command(verb: &str) -> bool {
    DO.is_in(verb) || DO_ES.is_in(verb) || CALL.is_in(verb) || BRING.is_in(verb)
}

fn prepares(said: &Said<'_>, text: &str, verb: &str) -> bool {
    if !(PREPARE.is_in(text) || PREPARE_ES.is_in(text)) || NOT_PREPARED.is_in(text) {
        return false;
    }
    if ARRIVE.is_in(verb) && !ALSO_ARRIVE.is_in(text) || CALL.is_in(verb) {
        return false;
    }
    if BRING.is_in(verb) && !CLOTHES.is_in(text) {
        return false;
    }
    if (said.is_after && !NEAR_TEST.is_in(text) && !BEFORE_HEAD.is_in(said.heading))
        || AFTER.is_in(said.heading)
        || AFTER_TEXT.is_in(text)
    {
        return false;
    }
    if DIET_ONLY.is_in(text) && !NEAR_TEST.is_in(said.words) && !BEFORE_HEAD.is_in(said.heading) {
        return false;
    }
    let is_near = NEAR_TEST.is_in(said.words) || PREP_HEAD.is_in(said.heading);
    is_near || said.has_test
}

pattern!(ALSO_ARRIVE, r"\b(?:ayun\w*|fast\w*|maquillaje|make-?up|ropa|empty stomach|full bladder|vejiga)\b");
pattern!(DIET_ONLY, r"^(?:dieta|diet|low|baja)\b");
pattern!(BEFORE_HEAD, r"\b(?:before|antes|prior|prep\w*|night|noche|day of|previ[oa])\b");
pattern!(
    NO_FAST,
    r"\b(?:no (?:hace falta|requiere|necesita|es necesario|precisa)(?: estar en| el| ir en| venir en)? ayun\w+|no (?:fasting|prep(?:aration)?)(?: is)? (?:needed|required|necessary)|do(?:es)? not need to fast|no need to fast|sin (?:necesidad de )?preparacion)\b"
);
pattern!(NO_HOLD, r"\b(?:no need to|do not need to|don't need to) (?:hold|stop|skip)\b");
pattern!(
    TO_DRIVE,
    r"^[a-z' ]{3,30} (?:to drive|will drive|is driving|driving|manejara|conducira|lo llevara|la llevara)\b"
);
pattern!(CLOTHES, r"\b(?:cloth\w*|ropa|zapatos|calzado|shoes|joyas|jewelry|metal\w*|valuables|dinero)\b");
pattern!(
    AFTER_TEXT,
    r"\b(?:after (?:the|your|surgery)|afterwards|despues de(?:l| la| su)|en casa|as usual|normally|resume|for \d+ (?:days|weeks)|durante \d+ (?:dias|semanas))\b"
);
pattern!(
    NONE,
    r"^[\s|]*(?:none|no|n/a|ninguna?|as tolerated|as you like|regular|como siempre|libre|general|normal|sin restricciones|no restrictions)[\s.|]*$"
);
pattern!(
    NO_HEAD,
    r"\b(?:history|past|antecedentes|historia|allerg\w+|alergias|assessment|diagnos\w+|exam|findings|hallazgos|impression|results?|resultados?|privacy|rights|derechos|confidential\w*)\b"
);
pattern!(BRING_HEAD, r"\b(?:bring|traer|traiga|llevar|lleve|documentos|documentacion)\b");
pattern!(ARRIVED, r"\b(?:arrived|late arrivals?|if you arrive|cuando llegue)\b");
pattern!(
    COURTESY,
    r"^(?:call|phone|llame(?:nos)?|text|contact|ring)(?: (?:us|at|on|al?|a))*[\s:]*[(\d+][\d ()+.-]+$|^(?:call|phone|contact|reach|llame|ask|message|llamar|comuniquese)\b.{0,40}\b(?:any ?time|with (?:any|questions)|if you need (?:help|anything)|for help|para ayuda)\b|^(?:reach|contact|call|answer|report|phone|text|email|confirm)s?\s?[:(]"
);
pattern!(
    WHEN_LABEL,
    r"^(?:(?:the )?(?:day|night|morning|evening)(?: (?:before|of|after).{0,30})?|(?:el |un |la )?(?:dia|noche|manana) (?:antes|anterior|de).{0,30}|(?:\d{1,2}|one|two|three|un|dos|tres) (?:days?|hours?|weeks?|dias?|horas?|semanas?) (?:before|prior|antes).{0,20})$"
);
pattern!(VERB_LABEL, r"^(?:please |por favor |no |call|llame|avise)");
pattern!(
    OPEN_LABEL,
    r"^(?:note|notes|nota|notas|important|importante|instructions?|instrucciones|indicaciones|comments?|comentarios|observaciones|observacion|reminder|recordatorio|to do|plan|advice|also|please note|recomendaciones|special instructions|patient instructions|aviso|remember|recuerde|next steps?|today|hoy|le [a-z]+ [a-z ]{3,30}|(?:oh )?and|insulina|insulin|msg|message|mensaje|text|(?:the )?(?:day|night|morning|evening)(?: (?:before|of|after).{0,30})?|(?:el )?(?:dia|noche|manana).{0,30}|(?:\d|one|two|three|un|dos|tres).{0,12}(?:before|antes|after|despues).{0,20}|day \d+|dia \d+|afterwards?|after|before|antes|despues|arrival|\d{1,2}(?: ?[ap]\.?m\.?| ?hs?| ?hrs?| ?horas))$"
);
pattern!(
    PLAIN_ORDER,
    r"^(?:bring|arrive|do not|don't|call (?:us|me|the|our|your|\d|if|as soon)|wear|tell|let us|come|traiga|llegue|llame|presentese|avise|no (?:coma|beba|tome|use|traiga|maneje|conduzca|haga|levante|cargue)|acuda|must|lleve)\b"
);
pattern!(
    ARRIVE_ANY,
    r"\b(?:be here|(?:please )?arrive|arrival|llegue|llegar|llegada|check[- ]?in|presentese|presentarse)(?: time)?:?(?: (?:at|by|a las?|no later than))*:? (?:\d{1,2}(?:[:.h]\d{2})?|noon|\d{1,2} (?:min\w*|horas?))(?: ?[ap]\.? ?m\b\.?| ?hs?\b| ?hrs?\b| horas)?(?: (?:early|antes|before))?[^.;|()]{0,60}"
);

/// An arrival told inside a sentence about something else: "(be here 7:45)".
pub(super) fn arrival_in(words: &str) -> Option<std::ops::Range<usize>> {
    ARRIVE_ANY.find(words)
}
