import type { Event } from '../api.ts'
import { server } from './server.ts'

/** What one page hears for all of them. */
type Told = { readonly kind: 'event'; readonly event: Event } | { readonly kind: 'again' } | { readonly kind: 'lost' }

/** Pause before a stream that the server refused is asked for again. */
const RETRY = 1000

/**
 * What the server tells by itself, to every open page. A browser opens six connections to one server and no more, so one page listens,
 * and passes on to the others what it hears; when it is closed, another listens.
 *
 * @param again the stream came back: something may have been missed.
 */
export function listen(hear: (event: Event) => void, again: () => void, lost: () => void): void {
  const channel = new BroadcastChannel('aidtrail.events')
  const take = (told: Told): void => {
    if (told.kind === 'event') hear(told.event)
    else if (told.kind === 'again') again()
    else lost()
  }
  const tell = (told: Told): void => {
    channel.postMessage(told)
    take(told)
  }
  channel.onmessage = ({ data }) => take(data as Told)
  // a page that waited for its turn missed what came between the page before it and its own stream
  const asked = performance.now()
  void navigator.locks.request('aidtrail.events', () => {
    stream(tell, performance.now() - asked < RETRY)
    return new Promise(() => {})
  })
}

function stream(tell: (told: Told) => void, first: boolean): void {
  let heard = first
  const open = (): void => {
    const close = server.events(
      (event) => tell({ kind: 'event', event }),
      () => {
        if (!heard) tell({ kind: 'again' })
        heard = true
      },
      (closed) => {
        if (heard) tell({ kind: 'lost' })
        heard = false
        if (!closed) return
        close()
        setTimeout(open, RETRY)
      },
    )
  }
  open()
}
