using System.Text.Json.Nodes;

namespace Homelab.Conformance.Tests;

/// <summary>Fields of a request by which an SDK says what it understands and where it was called, not what the program wants.</summary>
internal static class SdkFlags
{
    private static readonly string[] Names =
        ["acceptSecrets", "acceptResources", "supportsPartialValues", "supportsResultReporting", "aliasSpecs", "sourcePosition"];

    /// <summary>Removes them from a request.</summary>
    public static void Remove(JsonObject request)
    {
        foreach (var name in Names)
        {
            request.Remove(name);
        }
    }
}
