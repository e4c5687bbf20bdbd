//! Opening the record: the keychain, else the passphrase. Never from an environment variable or an
//! argument.

use crate::args::Args;
use care_app::{Concierge, Secret, SlotKind, Trouble};
use std::io::{IsTerminal, Read};
use zeroize::Zeroizing;

/// Opens the record that the arguments name.
pub async fn open(concierge: &mut Concierge, args: &Args) -> Result<(), Trouble> {
    let ids = concierge.home().record_ids()?;
    let passphrase = match &args.passphrase_file {
        Some(_) => Some(passphrase(args, false)?),
        None => None,
    };
    let Some(wanted) = &args.person else {
        let last = concierge.home().settings().last_open.filter(|id| ids.contains(id));
        let id = last.or_else(|| ids.first().cloned()).ok_or(Trouble::NoSuchPerson)?;
        return open_one(concierge, &id, passphrase, args).await;
    };
    if ids.contains(wanted) {
        return open_one(concierge, wanted, passphrase, args).await;
    }
    // A name is inside the record, so each record has to be opened to ask for it.
    let mut first_trouble = None;
    for id in &ids {
        match open_one(concierge, id, passphrase.clone(), args).await {
            Ok(()) => {
                let record = concierge.record()?;
                if record.persons.values().any(|person| person.name.reveal().eq_ignore_ascii_case(wanted)) {
                    return Ok(());
                }
            }
            Err(trouble) => first_trouble = first_trouble.or(Some(trouble)),
        }
        concierge.lock().await;
    }
    Err(first_trouble.unwrap_or(Trouble::NoSuchPerson))
}

async fn open_one(
    concierge: &mut Concierge,
    id: &str,
    passphrase: Option<Zeroizing<String>>,
    args: &Args,
) -> Result<(), Trouble> {
    if let Some(passphrase) = passphrase {
        return concierge.open_person(id, Secret::Passphrase(passphrase)).await;
    }
    if concierge.has_slot(id, SlotKind::Keychain)? {
        return concierge.open_person(id, Secret::Keychain).await;
    }
    concierge.open_person(id, Secret::Passphrase(self::passphrase(args, false)?)).await
}

/// The passphrase from the file, standard input or the terminal; `twice` asks again to be sure.
pub fn passphrase(args: &Args, twice: bool) -> Result<Zeroizing<String>, Trouble> {
    if let Some(path) = &args.passphrase_file {
        let mut text = Zeroizing::new(String::new());
        if path.as_os_str() == "-" {
            std::io::stdin().read_to_string(&mut text)?;
        } else {
            let mut file =
                std::fs::File::open(path).map_err(|_| Trouble::UnreadableFile(path.display().to_string().into()))?;
            file.read_to_string(&mut text).map_err(|_| Trouble::UnreadableFile(path.display().to_string().into()))?;
        }
        return Ok(Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned()));
    }
    if !std::io::stdin().is_terminal() {
        return Err(Trouble::Locked);
    }
    let first = Zeroizing::new(rpassword::prompt_password("Passphrase: ")?);
    if twice && *first != *Zeroizing::new(rpassword::prompt_password("Once more: ")?) {
        return Err(Trouble::BadInput("the two passphrases differ".to_owned()));
    }
    Ok(first)
}
