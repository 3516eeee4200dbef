/**
 * The limits of the contract (`MAX_UPLOAD_BYTES`, `MAX_ATTACHMENTS`), written again because importing them would bring
 * the zod schemas into the bundle. A test holds them equal.
 */
export const MAX_FILE_BYTES = 10_485_760
export const MAX_FILES = 10
