import { validator } from './plain-values.ts'
import './page.css'
import { render } from 'preact'
import { begin } from './actions.ts'
import { App } from './app.tsx'
import { onKey } from './keys.ts'
import { listen } from './typeahead.ts'

if (!validator.jitless) throw new Error('the validator would make code out of text')
listen(window)
document.addEventListener('keydown', onKey)
render(<App />, document.getElementById('page')!)
void begin()
