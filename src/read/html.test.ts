import { expect, test } from 'vitest'
import { readArticle } from './index.ts'

const PROSE =
  'Norway will give Moldova 20 million euros for energy, the prime minister said on Wednesday, after talks in Oslo that lasted for two hours.'
const MORE =
  'The money comes on top of what was promised last year, and it will be paid out in two parts, the ministry said in a statement.'

const page = (head: string, body = `<h1>Oslo helps</h1><p>${PROSE}</p><p>${MORE}</p>`): string =>
  `<!doctype html><html><head>${head}</head><body><nav><ul><li><a href="/">Home</a></li></ul></nav><article>${body}</article><footer>© The Paper</footer></body></html>`

function read(html: string | Uint8Array, charset: string | null = null) {
  const { article, issues } = readArticle(Buffer.from(html), { source: 'a.html', charset })
  return { ...article, issues: issues.map(({ code }) => code) }
}

/** What the head says → the fields that are read. */
const checkHead = (head: string, expected: object): void =>
  test(head.slice(0, 70), () => expect(read(page(head))).toMatchObject(expected))

checkHead('<title>Oslo helps | The Paper</title>', { title: 'Oslo helps', published: null, url: null })
checkHead('<meta property="og:title" content="Oslo helps"><meta property="og:site_name" content="The Paper">', {
  title: 'Oslo helps',
  publisher: 'The Paper',
})
checkHead('<meta property="article:published_time" content="2024-01-25T08:00:00+01:00">', {
  published: '2024-01-25',
  publishedFrom: 'metadata',
})
checkHead('<meta name="date" content="last Thursday">', { published: null })
checkHead('<link rel="canonical" href="https://paper.example/a"><meta name="author" content="Jane Doe">', {
  url: 'https://paper.example/a',
  author: 'Jane Doe',
})
checkHead('<link rel="canonical" href="/a">', { url: null })
checkHead(
  `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Oslo helps","datePublished":"2024-01-25","author":[{"name":"Jane Doe"},{"name":"John Roe"}],"publisher":{"name":"The Paper"},"mainEntityOfPage":{"@id":"https://paper.example/a"}}]}</script>`,
  {
    title: 'Oslo helps',
    published: '2024-01-25',
    author: 'Jane Doe, John Roe',
    publisher: 'The Paper',
    url: 'https://paper.example/a',
  },
)
checkHead('<script type="application/ld+json">{"@type":"NewsArticle", broken</script><title>Oslo helps</title>', {
  title: 'Oslo helps',
})

test('the main text: blocks, lists and tables, without the page around it', () => {
  const body = `<p>${PROSE}</p><ul><li>5 trucks</li><li>two <b>field</b> hospitals</li></ul><p>${MORE}</p><table><tr><th>State</th><th>Sum</th></tr><tr><td>Norway</td><td>€20 million</td></tr></table><p>${PROSE} Again.</p>`
  const { text } = read(page('<title>Oslo helps</title>', body))
  expect(text).toBe(
    `Oslo helps\n\n${PROSE}\n\n• 5 trucks\n• two field hospitals\n\n${MORE}\n\nState\tSum\nNorway\t€20 million\n\n${PROSE} Again.\n`,
  )
})

test('encodings: the meta tag, the header, and UTF-8 that is called otherwise', () => {
  const euro = page(
    '<meta charset="windows-1252"><title>x</title>',
    `<p>${PROSE} It is \u20ac20 million.</p><p>${MORE}</p>`,
  )
  const legacy = Buffer.from(euro.replaceAll('€', '\x80').replaceAll('©', '\xa9'), 'latin1')
  expect(read(legacy).text).toContain('€20 million')
  expect(read(Buffer.from(euro.replace('<meta charset="windows-1252">', ''), 'utf8'), 'iso-8859-1').text).toContain(
    '€20 million',
  )
})

test('a page that is not admitted is not parsed, and its words are its text', () => {
  const asked: string[] = []
  const html = page('<script>var a = "<p>no</p>"</script><style>p{}</style>', '<p>Fish &amp; chips&#8212;again</p>')
  const options = { source: 'a.html', admits: (words: string) => asked.push(words) < 0 }
  const { article } = readArticle(Buffer.from(html), options)
  expect(asked).toEqual([article?.text])
  expect(article?.text.replace(/\s+/g, ' ')).toBe('Home Fish & chips—again © The Paper')
})

// HTML lets a page leave out the tags of its head and body
for (const [name, html] of [
  ['no head', '<html><title>Oslo helps</title><body>TEXT</body></html>'],
  ['no head, a tag of metadata', '<html lang="en"><meta charset=utf-8><title>Oslo helps</title><body>TEXT'],
  ['a head that is not closed', '<html><head><title>Oslo helps</title><body class="a">TEXT</body></html>'],
  ['no body', '<html><head><title>Oslo helps</title></head>TEXT</html>'],
  ['neither', '<!doctype html><html><title>Oslo helps</title>TEXT'],
  ['a head that is not closed, and no body', '<html><head><title>Oslo helps</title>TEXT'],
  ['a header is no head', '<html><title>Oslo helps</title><body><header>TEXT</header></body></html>'],
  ['no html', '<title>Oslo helps</title>TEXT'],
] as const)
  test(`tags left out: ${name}`, () => {
    const { text, title } = read(html.replace('TEXT', `<p>${PROSE}</p><p>${MORE}</p>`))
    expect([title, text]).toEqual(['Oslo helps', `Oslo helps\n\n${PROSE}\n\n${MORE}\n`])
  })

/** Hostile pages end in an article or an issue, and soon. */
for (const [name, html] of [
  ['nested deeply', '<div>'.repeat(20_000)],
  ['nested deeply, with text', `${'<b>'.repeat(20_000)}${PROSE}`],
  ['never closed', `<p>${PROSE}<script>${'<p>'.repeat(1000)}`],
  ['an entity after the other', `<p>${'&amp;'.repeat(50_000)}</p>`],
  ['empty', '<html></html>'],
  ['no page', '\u0000\u0001'],
] as const)
  test(`hostile: ${name}`, () => {
    const { article, issues } = readArticle(Buffer.from(html), { source: 'a.html' })
    expect(article !== null || issues.length > 0).toBe(true)
  })
