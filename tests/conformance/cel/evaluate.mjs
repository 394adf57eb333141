// Judges requests by admission policies as the API server does, with an implementation of CEL that is not this project's.
//
// Reads from standard input, and writes the answers to standard output, both as JSON:
//   expressions  list of CEL expressions              -> compiled  for each, null or why it does not compile
//   policies     specs of ValidatingAdmissionPolicies and MutatingAdmissionPolicies, by name
//   requests     admission requests, by name
//   runs         list of [policy, request]            -> results   for each, {matched, denials}, {matched, object} or {error}
import { faultIn } from './environment.mjs'
import { mutate } from './mutate.mjs'
import { validate } from './validate.mjs'

const chunks = []
for await (const chunk of process.stdin) {
  chunks.push(chunk)
}

const input = JSON.parse(Buffer.concat(chunks).toString('utf8'))
const results = (input.runs ?? []).map(([policy, request]) => {
  const spec = input.policies[policy]
  return spec.mutations ? mutate(spec, input.requests[request]) : validate(spec, input.requests[request])
})

process.stdout.write(JSON.stringify({ compiled: (input.expressions ?? []).map(faultIn), results }))
