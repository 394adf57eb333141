// A ValidatingAdmissionPolicy, with failurePolicy Fail: an expression that breaks denies.
import { compile, context } from './environment.mjs'

/** {matched, denials: [{message, reason}]} */
export function validate(spec, request) {
  const variables = context(request)
  try {
    if (!matches(spec, request, variables)) {
      return { matched: false, denials: [] }
    }
  } catch (error) {
    return { matched: true, denials: [{ message: `a match condition resulted in error: ${error.message}`, reason: 'Invalid' }] }
  }

  define(spec.variables ?? [], variables)
  const denials = spec.validations.flatMap((validation) => deny(validation, variables))
  return { matched: true, denials }
}

/** Whether a policy looks at a request at all. */
export function matches(spec, request, variables) {
  const { group, version, resource } = request.request.resource
  const ruled = spec.matchConstraints.resourceRules.some((rule) =>
    rule.apiGroups.includes(group) && rule.apiVersions.includes(version)
    && rule.operations.includes(request.operation) && rule.resources.includes(resource))
  return ruled && (spec.matchConditions ?? []).every((condition) => compile(condition.expression)(variables))
}

// Variables are evaluated when first asked for.
function define(list, variables) {
  for (const { name, expression } of list) {
    let value
    Object.defineProperty(variables.variables, name, {
      enumerable: true,
      get() {
        value ??= { of: compile(expression)(variables) }
        return value.of
      },
    })
  }
}

function deny(validation, variables) {
  try {
    if (compile(validation.expression)(variables) === true) {
      return []
    }
  } catch (error) {
    return [{ message: `expression '${validation.expression}' resulted in error: ${error.message}`, reason: 'Invalid' }]
  }

  return [{ message: messageOf(validation, variables), reason: validation.reason ?? 'Invalid' }]
}

function messageOf(validation, variables) {
  if (validation.messageExpression) {
    const text = compile(validation.messageExpression)(variables)
    if (typeof text === 'string' && text.trim() !== '' && !text.includes('\n')) {
      return text
    }
  }

  return validation.message ?? `failed expression: ${validation.expression}`
}
