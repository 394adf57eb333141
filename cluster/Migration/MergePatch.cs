using System.Text.Json.Nodes;

namespace Homelab.Cluster.Migration;

/// <summary>Applies JSON merge patches (RFC 7386).</summary>
public static class MergePatch
{
    /// <summary>Changes an object by a patch: null removes a member, an object is merged, anything else takes the member's place.</summary>
    /// <param name="target">The object; changed in place.</param>
    /// <param name="patch">The patch.</param>
    public static void Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is null)
            {
                target.Remove(key);
            }
            else if (value is JsonObject inner)
            {
                if (target[key] is not JsonObject member)
                {
                    target[key] = member = [];
                }

                Apply(member, inner);
            }
            else
            {
                target[key] = value.DeepClone();
            }
        }
    }
}
