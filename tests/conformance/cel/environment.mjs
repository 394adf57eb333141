// CEL as Kubernetes has it: optional types, integers, and the functions of its own library that the policies use.
import { Environment } from '@marcbachmann/cel-js'

class Quantity {
  constructor(text) {
    this.value = BigInt(text)
  }
}

// Answers authorizer.group(g).resource(r).name(n).check(v).allowed() from the request's list of rights.
class Authorizer {
  constructor(rights, path = {}) {
    this.rights = rights
    this.path = path
  }

  with(part) {
    return new Authorizer(this.rights, { ...this.path, ...part })
  }

  allowed() {
    const { group, resource, name, verb } = this.path
    return this.rights.includes(`${group}/${resource}/${name}/${verb}`)
  }
}

class JsonPatchLibrary {}

const environment = new Environment({
  enableOptionalTypes: true,
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
})
  .registerType('Quantity', Quantity)
  .registerType('Authorizer', Authorizer)
  .registerType('JsonPatchLibrary', JsonPatchLibrary)
  .registerFunction('quantity(string): Quantity', (text) => new Quantity(text))
  .registerFunction('Quantity.asInteger(): int', (quantity) => quantity.value)
  .registerFunction('Quantity.compareTo(Quantity): int', (left, right) =>
    left.value < right.value ? -1n : left.value > right.value ? 1n : 0n)
  .registerFunction('list.sum(): int', (list) => [...list].reduce((sum, item) => sum + item, 0n))
  .registerFunction('Authorizer.group(string): Authorizer', (a, group) => a.with({ group }))
  .registerFunction('Authorizer.resource(string): Authorizer', (a, resource) => a.with({ resource }))
  .registerFunction('Authorizer.name(string): Authorizer', (a, name) => a.with({ name }))
  .registerFunction('Authorizer.check(string): Authorizer', (a, verb) => a.with({ verb }))
  .registerFunction('Authorizer.allowed(): bool', (a) => a.allowed())
  .registerFunction('JsonPatchLibrary.escapeKey(string): string', (_, key) => key.replaceAll('~', '~0').replaceAll('/', '~1'))
  .registerVariable('authorizer', 'Authorizer')
  .registerVariable('jsonpatch', 'JsonPatchLibrary')

const compiled = new Map()

/** Compiles an expression; throws when it is none. */
export function compile(expression) {
  if (!compiled.has(expression)) {
    compiled.set(expression, environment.parse(expression))
  }

  return compiled.get(expression)
}

/** Why an expression does not compile, types included; null when it does. */
export function faultIn(expression) {
  const { valid, error } = environment.check(expression)
  return valid ? null : error.message
}

/** The variables of a request as CEL sees them. */
export function context(request) {
  return {
    request: { ...cel(request.request), operation: request.operation },
    object: request.object ? shaped(cel(request.object)) : null,
    oldObject: request.oldObject ? shaped(cel(request.oldObject)) : null,
    namespaceObject: cel(request.namespaceObject),
    authorizer: new Authorizer(request.rights ?? []),
    jsonpatch: new JsonPatchLibrary(),
    variables: {},
  }
}

/** Plain values of what CEL hands back. */
export function plain(value) {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]))
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
  return value
}

// Whole numbers of JSON are integers.
function cel(value) {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value)
  if (Array.isArray(value)) return value.map(cel)
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cel(item)]))
  return value
}

// The API server reads objects of its own kinds into types, in which a container's resources are always there, if only as
// an empty map.
function shaped(object) {
  for (const pod of podsIn(object)) {
    for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
      for (const container of pod[list] ?? []) {
        container.resources ??= {}
      }
    }
  }

  return object
}

function podsIn(value) {
  if (!value || typeof value !== 'object') return []
  const own = Array.isArray(value.containers) ? [value] : []
  return [...own, ...Object.values(value).flatMap(podsIn)]
}
