import { learnNames } from './choosing.ts'
import { listen } from './events.ts'
import { lost, onBack, reach } from './link.ts'
import { ask, query, refreshList, takeListing } from './listing.ts'
import { AWAY, arrive, heard, openArticle, takeAnew } from './opening.ts'
import { startQueue } from './queue.ts'
import { server } from './server.ts'
import { change, get, say } from './state.ts'

/** What the page does; keys and buttons only call these. */
export { choose, isOpen, lineInHand, nameOf, settleHand, stepLine, stepRecord } from './choosing.ts'
export { conflictOf, decide, skip, takeOther, turn } from './deciding.ts'
export { ask, needRows, PAGE, refreshList, toggleFacet } from './listing.ts'
export { articleOffsets, articleText, nextArticle, openArticle } from './opening.ts'

let begun = false

export async function begin(): Promise<void> {
  onBack(() => void (begun ? back() : start()))
  await start()
}

function back(): void {
  if (get().message.text === AWAY) say('')
  void takeAnew('The server is back; this is how the file is now.')
  void refreshList()
}

async function start(): Promise<void> {
  const wanted = /^#(f_[0-9a-f]{16})$/.exec(location.hash)?.[1] ?? null
  const asked = wanted === null ? null : server.open(wanted)
  asked?.catch(() => null)
  const answers = await reach(() => Promise.all([server.vocabulary(), server.list(query())]))
  if (!answers || begun) return
  const [vocabulary, listing] = answers
  if (!vocabulary) return say('The server cannot tell what it has: start it anew.', 'bad')
  begun = true
  learnNames(vocabulary.places)
  change({ vocabulary })
  const { only, store } = vocabulary
  if (listing && !only.length) takeListing(listing)
  else ask({ flag: only })
  startQueue(store, (opened, record, label, pending) => void arrive(opened, record, label, pending))
  listen((event) => void heard(event), back, lost)
  const first = only.length ? await reach(() => server.next(query(), null, 1)) : listing?.rows[0]?.id
  await openArticle(wanted ?? first ?? null, asked)
}
