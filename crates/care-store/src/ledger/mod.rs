//! The ledger: the one module that names automerge.
//!
//! One document, one flat map `e` under the root, key `entity/field`, scalar values, nothing ever
//! deleted (design: record, sync, security 2.1). What to recompute comes from the operations of newly
//! applied changes, never from patches: automerge sends no patch when a losing value of a conflict is
//! replaced. Everything here blocks and belongs on a blocking thread.

mod message;
mod value;

pub(crate) use message::Message;
pub(crate) use value::canonical;

use crate::error::{Result, StoreError};
use automerge::legacy::{Key, ObjectId, OpType};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, Change, ChangeHash, ExpandedChange, ObjId, ObjType, ROOT, ReadDoc};
use care_model::{EntityId, Put};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Name of the one map.
const CELLS: &str = "e";

/// Longest name of an entity or a register.
const NAME_BYTES_MAX: usize = 1_000;

/// Largest value of a register, as JSON. Two megabytes of words are a thousand pages; more is a file.
const VALUE_BYTES_MAX: usize = 2 * 1024 * 1024;

/// Hash of a change.
pub(crate) type Hash = [u8; 32];

/// A change as the table keeps it.
pub(crate) struct Entry {
    pub hash: Hash,
    pub actor: Vec<u8>,
    pub seq: u64,
    /// Lamport number of its first operation: ordering by it puts causes before effects.
    pub op_first: u64,
    pub deps: Vec<Hash>,
    pub bytes: Vec<u8>,
    /// Entities whose registers it writes.
    pub entities: BTreeSet<EntityId>,
}

/// A register with all its values that stand side by side, the shown one first.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    pub entity: EntityId,
    pub field: String,
    pub values: Vec<Value>,
    /// For each value the change that wrote it.
    pub writers: Vec<Hash>,
}

/// What one step did to the ledger.
#[derive(Default)]
pub(crate) struct Step {
    /// Changes that took effect.
    pub entries: Vec<Entry>,
    /// Registers that they wrote, as they stand now.
    pub cells: Vec<Cell>,
}

/// The document in memory.
pub(crate) struct Ledger {
    doc: AutoCommit,
    cells: ObjId,
}

/// A register that a change wrote.
pub(crate) struct Write {
    pub entity: EntityId,
    pub field: String,
    pub value: Value,
    /// Nothing stood there before.
    pub is_first: bool,
}

/// Whether values that stand already are written once more.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    /// Only what differs.
    Never,
    /// As an entry of its own that has heard of everything so far.
    Always,
}

/// Names are for programs: what nobody can see has no place in them.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= NAME_BYTES_MAX && !name.contains(char::is_control)
}

fn key_of(put: &Put) -> Result<String> {
    let entity = put.entity.as_str();
    if !is_name(entity) || entity.contains('/') || !is_name(&put.field) {
        return Err(StoreError::Refused("an entity or register without a proper name"));
    }
    Ok(format!("{entity}/{}", put.field))
}

fn parts_of(key: &str) -> Option<(EntityId, String)> {
    let (entity, field) = key.split_once('/')?;
    (is_name(entity) && is_name(field)).then(|| (EntityId::new(entity), field.to_owned()))
}

/// Reads a change's bytes.
pub(crate) fn read_change(bytes: &[u8]) -> Result<Change> {
    Change::from_bytes(bytes.to_vec()).map_err(|_| StoreError::Refused("bytes that are no change"))
}

/// The note of a change.
pub(crate) fn message_of(change: &Change) -> Message {
    Message::parse(change.message().unwrap_or_default())
}

/// The registers that a change wrote, by name, each with the value it left there.
pub(crate) fn writes_of(change: &Change) -> Vec<Write> {
    let mut writes: BTreeMap<_, (Value, bool)> = BTreeMap::new();
    for op in change.decode().operations {
        let (Key::Map(key), OpType::Put(scalar)) = (op.key, op.action) else { continue };
        let Some(name) = parts_of(&key) else { continue };
        let is_first = op.pred.is_empty();
        let value = value::from_scalar(&scalar).unwrap_or_default();
        // A second put of one key within the change builds on the first, whose own past counts.
        writes.entry(name).and_modify(|write| write.0 = value.clone()).or_insert((value, is_first));
    }
    let write = |((entity, field), (value, is_first))| Write { entity, field, value, is_first };
    writes.into_iter().map(write).collect()
}

impl Entry {
    fn of(change: &Change, cells: &ObjId) -> Result<(Self, BTreeSet<String>)> {
        let decoded = change.decode();
        let keys = keys_written(&decoded, cells)?;
        let entities = keys.iter().filter_map(|key| parts_of(key)).map(|(entity, _)| entity).collect();
        Ok((Self::without_keys(change, entities), keys))
    }

    pub(crate) fn without_keys(change: &Change, entities: BTreeSet<EntityId>) -> Self {
        Self {
            hash: change.hash().0,
            actor: change.actor_id().to_bytes().to_vec(),
            seq: change.seq(),
            op_first: change.start_op().get(),
            deps: change.deps().iter().map(|hash| hash.0).collect(),
            bytes: change.clone().bytes().into_owned(),
            entities,
        }
    }
}

/// The keys that a change writes; an error if it does anything but put scalars into the one map.
fn keys_written(change: &ExpandedChange, cells: &ObjId) -> Result<BTreeSet<String>> {
    let refused = || StoreError::Refused("a change that does more than put values into registers");
    let mut keys = BTreeSet::new();
    for op in &change.operations {
        let (Key::Map(key), OpType::Put(scalar)) = (&op.key, &op.action) else { return Err(refused()) };
        let is_cell = match (&op.obj, cells) {
            (ObjectId::Id(id), ObjId::Id(counter, actor, _)) => id.counter() == *counter && id.actor() == actor,
            _ => false,
        };
        if !is_cell || parts_of(key).is_none() || value::from_scalar(scalar).is_none() {
            return Err(refused());
        }
        keys.insert(key.to_string());
    }
    Ok(keys)
}

impl Ledger {
    /// A new ledger with its genesis change, made once for all who will ever share the record.
    pub fn found(actor: &[u8], message: &Message) -> Result<(Self, Entry)> {
        let mut doc = AutoCommit::new().with_actor(ActorId::from(actor));
        let failed = |_| StoreError::Refused("a genesis that cannot be made");
        let cells = doc.put_object(ROOT, CELLS, ObjType::Map).map_err(failed)?;
        let hash = doc.commit_with(options(message)).ok_or(StoreError::Damaged("the genesis"))?;
        let change = doc.get_change_by_hash(&hash).ok_or(StoreError::Damaged("the genesis"))?;
        let entry = Entry::without_keys(&change, BTreeSet::new());
        Ok((Self { doc, cells }, entry))
    }

    /// A ledger from a genesis change made elsewhere.
    pub fn join(actor: &[u8], genesis: &[u8]) -> Result<(Self, Entry)> {
        let change = read_change(genesis)?;
        let mut loading = Loading::new(actor);
        loading.apply(vec![change.clone()])?;
        let ledger = loading.finish().map_err(|_| StoreError::Refused("a change that is no genesis"))?;
        if !change.deps().is_empty() || change.len() != 1 {
            return Err(StoreError::Refused("a change that is no genesis"));
        }
        Ok((ledger, Entry::without_keys(&change, BTreeSet::new())))
    }

    /// A ledger from a snapshot. The caller compares [`Ledger::heads`] before trusting it.
    pub fn from_snapshot(actor: &[u8], bytes: &[u8]) -> Result<Self> {
        let doc = AutoCommit::load(bytes).map_err(|_| StoreError::Damaged("the snapshot"))?;
        Loading { doc: doc.with_actor(ActorId::from(actor)) }.finish()
    }

    /// All changes in one block of bytes.
    pub fn save(&mut self) -> Vec<u8> {
        self.doc.save()
    }

    /// Hashes of the changes that nothing follows yet, sorted.
    pub fn heads(&mut self) -> Vec<Hash> {
        let mut heads: Vec<Hash> = self.doc.get_heads().iter().map(|hash| hash.0).collect();
        heads.sort_unstable();
        heads
    }

    /// Writes registers as one change. `None` if every value is there already.
    pub fn put(&mut self, puts: &[Put], again: Again, message: &Message) -> Result<Option<Step>> {
        let keys: Vec<String> = puts.iter().map(key_of).collect::<Result<_>>()?;
        // Only here: what another copy has taken already is taken from it, whatever its length.
        if puts.iter().any(|put| value::size_of(&put.value) > VALUE_BYTES_MAX) {
            return Err(StoreError::TooLong);
        }
        for (key, put) in keys.into_iter().zip(puts) {
            self.put_one(key, &put.value, again)
                .map_err(|_| StoreError::Refused("a value that the ledger does not take"))?;
        }
        // Only this return value tells whether there was anything to do: asking for the last local
        // change would answer with the one before.
        let Some(hash) = self.doc.commit_with(options(message)) else { return Ok(None) };
        let change = self.doc.get_change_by_hash(&hash).ok_or(StoreError::Damaged("the ledger in memory"))?;
        let (entry, keys) = Entry::of(&change, &self.cells)?;
        Ok(Some(Step { entries: vec![entry], cells: self.cells_of(&keys)? }))
    }

    /// Writes one register. Where the shown value of a conflict is written again (a person picked it),
    /// automerge alone would quietly *delete* the others, and the pick would lose to any other pick. So
    /// something else goes first: the pick is then a value of its own, like every other entry.
    fn put_one(
        &mut self,
        key: String,
        value: &Value,
        again: Again,
    ) -> std::result::Result<(), automerge::AutomergeError> {
        let scalar = value::to_scalar(value);
        let standing = self.doc.get_all(&self.cells, key.as_str())?;
        let is_pick = (standing.len() > 1 || again == Again::Always)
            && standing.last().is_some_and(|(shown, _)| shown.as_scalar() == Some(&scalar));
        if is_pick {
            let other = value::to_scalar(&Value::Bool(*value == Value::Bool(false)));
            self.doc.put(&self.cells, key.as_str(), other)?;
        }
        self.doc.put(&self.cells, key, scalar)
    }

    /// Applies changes made elsewhere, in any order, twice or too early. The step holds those that
    /// took effect now, which may have come in an earlier call and waited.
    pub fn apply(&mut self, changes: Vec<Change>) -> Result<Step> {
        for change in &changes {
            let known = self.doc.get_change_by_hash(&change.hash()).is_some();
            if !known {
                keys_written(&change.decode(), &self.cells)?;
            }
        }
        let before = self.doc.get_heads();
        self.doc.apply_changes(changes).map_err(|_| StoreError::Refused("a change that contradicts one known"))?;
        let mut step = Step::default();
        let mut touched = BTreeSet::new();
        for change in self.doc.get_changes(&before) {
            let (entry, keys) = Entry::of(&change, &self.cells)?;
            step.entries.push(entry);
            touched.extend(keys);
        }
        step.cells = self.cells_of(&touched)?;
        Ok(step)
    }

    fn cells_of<'a>(&self, keys: impl IntoIterator<Item = &'a String>) -> Result<Vec<Cell>> {
        keys.into_iter().map(|key| self.cell(key)).collect()
    }

    fn cell(&self, key: &str) -> Result<Cell> {
        let (entity, field) = parts_of(key).ok_or(StoreError::Damaged("a ledger key"))?;
        let found = self.doc.get_all(&self.cells, key).map_err(|_| StoreError::Damaged("the ledger"))?;
        let mut values = Vec::with_capacity(found.len());
        let mut writers = Vec::with_capacity(found.len());
        // automerge gives the shown value last.
        for (value, id) in found.into_iter().rev() {
            let value = value.as_scalar().and_then(value::from_scalar);
            values.push(value.ok_or(StoreError::Damaged("a ledger value"))?);
            writers.push(self.doc.hash_for_opid(&id).ok_or(StoreError::Damaged("the ledger"))?.0);
        }
        Ok(Cell { entity, field, values, writers })
    }

    /// Every register, by key.
    pub fn all_cells(&self) -> Result<Vec<Cell>> {
        self.doc.keys(&self.cells).map(|key| self.cell(&key)).collect()
    }

    /// The value that was shown before a change, for registers that it wrote.
    pub fn former(&mut self, hash: &Hash, keys: &[(EntityId, String)]) -> Result<Vec<Option<Value>>> {
        let change = self.doc.get_change_by_hash(&ChangeHash(*hash)).ok_or(StoreError::UnknownChange)?;
        let former = keys.iter().map(|(entity, field)| {
            let found = self.doc.get_all_at(&self.cells, format!("{entity}/{field}"), change.deps());
            let found = found.map_err(|_| StoreError::Damaged("the ledger"))?;
            Ok(found.last().and_then(|(value, _)| value.as_scalar().and_then(value::from_scalar)))
        });
        former.collect()
    }

    /// Whoever made the change `later` had heard of `earlier`, which wrote what stands in the register.
    pub fn had_heard(&self, later: &Hash, earlier: &Hash, entity: &EntityId, field: &str) -> bool {
        let seen = self.doc.get_all_at(&self.cells, format!("{entity}/{field}"), &[ChangeHash(*later)]);
        seen.is_ok_and(|seen| seen.iter().any(|(_, id)| self.doc.hash_for_opid(id) == Some(ChangeHash(*earlier))))
    }
}

fn options(message: &Message) -> CommitOptions {
    CommitOptions::default().with_message(message.to_text()).with_time(message.at.timestamp())
}

/// A ledger being read from its changes, a few at a time: all of them at once would need a gigabyte.
pub(crate) struct Loading {
    doc: AutoCommit,
}

impl Loading {
    /// Changes read at once, at most.
    pub const CHUNK: usize = 2_000;

    /// Nothing read yet.
    pub fn new(actor: &[u8]) -> Self {
        Self { doc: AutoCommit::new().with_actor(ActorId::from(actor)) }
    }

    /// The next changes; causes come before effects.
    pub fn apply(&mut self, changes: Vec<Change>) -> Result<()> {
        self.doc.apply_changes(changes).map_err(|_| StoreError::Damaged("the ledger's changes"))
    }

    /// All changes are in.
    pub fn finish(mut self) -> Result<Ledger> {
        self.doc.update_diff_cursor();
        match self.doc.get(ROOT, CELLS) {
            Ok(Some((automerge::Value::Object(ObjType::Map), cells))) => Ok(Ledger { doc: self.doc, cells }),
            _ => Err(StoreError::Damaged("the ledger's genesis")),
        }
    }
}
