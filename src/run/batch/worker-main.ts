import { tuneCompiler } from './tuning.ts'
import { serve } from './worker.ts'

tuneCompiler()
serve()
