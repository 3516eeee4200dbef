/** Day of the latest contact that a case note of `customer c` tells of; hidden notes do not count (NOTE-017). */
export const LAST_NOTE_ON = `(select max(n.contact_on) from case_note n where n.customer_id = c.id and not exists (
  select 1 from deletion_request d where d.note_id = n.id and d.status = 'approved'))`
