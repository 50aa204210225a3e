import { HttpError } from '@/lib/base/http/http-error';
import { readFields } from '@/lib/base/http/read-fields';
import { csvColumns, maxImportRows } from '@/lib/newsletter/subscribers/csv-format';
import { importSubscribers } from '@/lib/newsletter/subscribers/import-subscribers';
import { createAdminHandler } from '@/server/http/create-admin-handler';
import { ownDomains } from '@/server/http/read-subscriber-fields';

/** About ten times the size of the most rows that one request may have. */
const maxBytes = 1024 * 1024;

/** Imports subscribers, sent column by column: `{"address": ["ada@example.org"], "confirmed_at": ["2024-05-01"]}`. */
export const POST = createAdminHandler('import', async (request) => {
  const fields = await readFields(request, maxBytes);
  const count = fields.get('address')?.length ?? 0;
  const names = csvColumns.filter((name) => fields.has(name));
  const isWhole = names.length === fields.size && names.every((name) => fields.get(name)?.length === count);
  if (!isWhole || !fields.has('confirmed_at') || count === 0 || count > maxImportRows) throw new HttpError(400, 'bad-columns');
  const rows = Array.from({ length: count }, (_, row) => Object.fromEntries(names.map((name) => [name, fields.get(name)?.[row] ?? ''])));
  return Response.json({ status: 'imported', ...(await importSubscribers(rows, { ownDomains: ownDomains(), now: Date.now() })) });
});
