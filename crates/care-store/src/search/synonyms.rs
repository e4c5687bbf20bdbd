//! The same thing in English, in Spanish and in everyday words: kinds, common scans, parts of the body.
//!
//! A line is one meaning. A word with a colon before it names the kind of item that is always meant.
//! All words are folded. This widens what is found and decides nothing.

/// One meaning a line, its words separated by commas.
const MEANINGS: &str = "\
:visit, visit, appointment, appt, checkup, cita, consulta, visita
:referral, referral, referido, referencia, remision, derivacion
:pa, prior authorization, prior auth, preauthorization, authorization, autorizacion previa, autorizacion, preautorizacion
:lab, lab, lab test, blood test, bloodwork, blood work, laboratorio, analisis, examen de sangre
:medicine, medicine, medication, med, prescription, drug, medicina, medicamento, remedio, receta
:therapy, therapy, terapia
:therapy, physical therapy, physiotherapy, physio, fisioterapia, terapia fisica
:procedure, surgery, operation, procedure, cirugia, operacion, procedimiento
:imaging, imaging, scan, imagen, imagenes
:study, study, estudio
:equipment, equipment, medical equipment, dme, equipo, equipo medico
:coverage, insurance card, health plan, coverage, cobertura, plan de salud
:insurance, insurance, aseguranza, seguro, seguro medico
:second_opinion, second opinion, segunda opinion
:clearance, clearance, pre op, preop, preoperatorio
:discharge, discharge, hospital discharge, alta, alta medica
:instruction, instruction, instructions, instruccion, instrucciones, indicaciones
:question, question, pregunta
:note, note, nota
:need, hand off, handoff, entrega
:document, document, paper, papers, documento, papel, papeles
:task, task, to do, tarea, pendiente
:access, records request, solicitud de expediente
refill, resurtido, relleno
mri, magnetic resonance, resonancia, resonancia magnetica, rm
x ray, xray, radiograph, radiografia, rayos x, placa
ct, cat scan, ct scan, tomografia, tac
ultrasound, sonogram, ultrasonido, ecografia
mammogram, mammography, mamografia
colonoscopy, colonoscopia
vaccine, vaccination, shot, immunization, vacuna, inmunizacion
flu, influenza, gripe
blood, sangre
doctor, dr, doctora, dra, medico, medica
nurse, enfermera, enfermero
hospital, clinica
pharmacy, drugstore, farmacia, botica
emergency room, er, emergency, urgencias, sala de emergencia, emergencia
bill, invoice, factura, cuenta
appeal, apelacion, apelar
denied, denial, negada, negado, rechazada
wheelchair, silla de ruedas
walker, andador
glasses, eyeglasses, lentes, anteojos, gafas
shoulder, hombro
knee, rodilla
hip, cadera
back, espalda
eye, ojo
eyes, ojos
heart, corazon, cardiology, cardiologia, cardiac
lung, lungs, pulmon, pulmones
kidney, rinon
breast, mama, seno
chest, torax, pecho
throat, garganta
head, cabeza
pain, dolor
allergy, alergia
diabetes, blood sugar, azucar
blood pressure, presion arterial, presion
left, izquierdo, izquierda
right, derecho, derecha";

/// A meaning that words were read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// Kind of item, where the words mean one.
    pub kind: Option<&'static str>,
    /// All its words, folded.
    pub words: Vec<&'static str>,
}

fn meanings() -> impl Iterator<Item = Meaning> {
    MEANINGS.lines().map(|line| {
        let (kinds, words): (Vec<&str>, Vec<&str>) = line.split(", ").partition(|word| word.starts_with(':'));
        Meaning { kind: kinds.into_iter().find_map(|kind| kind.strip_prefix(':')), words }
    })
}

/// The meaning of words at the beginning of a list, the longest first, and how many of them it took.
pub(super) fn meaning_of(words: &[&str]) -> Option<(Meaning, usize)> {
    (1..=words.len().min(4)).rev().find_map(|length| {
        let typed = words.get(..length)?.join(" ");
        let meaning = meanings().find(|meaning| meaning.words.contains(&typed.as_str()))?;
        Some((meaning, length))
    })
}

#[cfg(test)]
mod tests {
    use super::super::fold::words;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_longest_words_are_meant() {
        let (meaning, length) = meaning_of(&["prior", "auth", "mri"]).unwrap();
        assert_eq!((meaning.kind, length), (Some("pa"), 2));
        assert_eq!(meaning_of(&["x", "ray"]).unwrap().1, 2);
        assert_eq!(meaning_of(&["cita"]).unwrap().0.kind, Some("visit"));
        assert_eq!(meaning_of(&["zebra"]), None);
    }

    #[test]
    fn every_word_is_folded_and_has_one_meaning() {
        let mut seen = BTreeSet::new();
        for word in meanings().flat_map(|meaning| meaning.words) {
            let folded: Vec<String> = words(word).map(|word| word.folded).collect();
            assert_eq!(folded.join(" "), word);
            assert!(seen.insert(word), "{word} has two meanings");
        }
    }
}
