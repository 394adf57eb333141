// A MutatingAdmissionPolicy whose mutations are JSON patches.
import { compile, context, plain } from './environment.mjs'
import { matches } from './validate.mjs'

/** {matched, object}, or {error}, by which failurePolicy Fail refuses the request */
export function mutate(spec, request) {
  try {
    return patched(spec, request)
  } catch (error) {
    return { error: error.message }
  }
}

function patched(spec, request) {
  const variables = context(request)
  if (!matches(spec, request, variables)) {
    return { matched: false, object: request.object }
  }

  let object = structuredClone(request.object)
  for (const mutation of spec.mutations) {
    for (const patch of plain(compile(asMaps(mutation.jsonPatch.expression))(variables))) {
      object = apply(object, patch)
    }
  }

  return { matched: true, object }
}

// This implementation of CEL has no message literals: JSONPatch{op: 'add'} is read as {'op': 'add'}.
function asMaps(expression) {
  return expression
    .replaceAll(/\b(?:JSONPatch|Object(?:\.\w+)*)\{/g, '{')
    .replaceAll(/([{,]\s*)([a-z]\w*):/gi, "$1'$2':")
}

// RFC 6902, as far as the policies go: add to a map, or at the end of a list.
function apply(object, { op, path, value }) {
  if (op !== 'add') {
    throw new Error(`no such operation here: ${op}`)
  }

  const [before, ...parts] = path.split('/')
  if (before !== '') {
    throw new Error(`no JSON pointer: ${path}`)
  }

  const keys = parts.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = keys.pop()
  const parent = keys.reduce((place, key) => place[key], object)
  if (Array.isArray(parent)) {
    if (last !== '-') {
      throw new Error(`not the end of a list: ${path}`)
    }

    parent.push(value)
  } else {
    parent[last] = value
  }

  return object
}
