// Node + better-sqlite3: every resource of a bundle as raw JSON in a plain table. No encryption, no mapping, no index.
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';

const [bundlePath, databasePath] = process.argv.slice(2);
const bundle = JSON.parse(readFileSync(bundlePath, 'utf8'));
const database = new Database(databasePath);
database.pragma('journal_mode = WAL');
database.exec('CREATE TABLE resources (id INTEGER PRIMARY KEY, type TEXT, own_id TEXT, json TEXT)');
const insert = database.prepare('INSERT INTO resources (type, own_id, json) VALUES (?, ?, ?)');
const all = database.transaction((entries) => {
  for (const { resource } of entries) insert.run(resource.resourceType, resource.id, JSON.stringify(resource));
});
all(bundle.entry);
const { count } = database.prepare('SELECT count(*) AS count FROM resources').get();
database.close();
if (count !== bundle.entry.length) process.exit(1);
