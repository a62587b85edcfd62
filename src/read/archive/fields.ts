/** Which field of a line says what: `{text: 'body', published: 'date'}`. What is not told has its own name. */
export type FieldMap = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>

export const FIELDS = ['id', 'text', 'html', 'html_b64', 'title', 'published', 'url', 'author', 'publisher'] as const
