using Pulumirpc;

namespace Pulumi;

/// <summary>What a provider's function refuses.</summary>
internal static class InvokeFailure
{
    /// <exception cref="InvokeException">The function reported failures; all are named.</exception>
    public static void ThrowIfAny(string token, IEnumerable<CheckFailure> failures)
    {
        var reasons = failures
            .Select(failure => $"{failure.Reason} ({failure.Property})")
            .ToArray();
        if (reasons.Length > 0)
        {
            throw new InvokeException($"Invoke of '{token}' failed: {string.Join("; ", reasons)}");
        }
    }

    private sealed class InvokeException(string message) : Exception(message);
}
