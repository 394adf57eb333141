using Homelab.Engine.Planning;
using Homelab.Engine.Protocol;

namespace Homelab.Cli.Display;

/// <summary>A row of the resource tree.</summary>
/// <param name="Step">The step.</param>
/// <param name="Depth">0 for the stack and for what has no parent.</param>
/// <param name="Lines">The lines that lead to it: <c>│  └─ </c>.</param>
internal sealed record TreeRow(Step Step, int Depth, string Lines);

/// <summary>Orders steps so that each resource stands below its parent.</summary>
internal static class ResourceTree
{
    /// <summary>
    /// All steps, depth first, siblings in the plan's order. What names no shown parent hangs below the stack, as
    /// explicit providers do.
    /// </summary>
    public static IEnumerable<TreeRow> Rows(Plan plan)
    {
        var stack = plan.Steps.FirstOrDefault(step => step.Resource.Type == Urn.StackType)?.Resource.Urn;
        var known = plan.Steps.Select(step => step.Resource.Urn).ToHashSet(StringComparer.Ordinal);
        var children = plan.Steps
            .Where(step => step.Resource.Urn != stack)
            .ToLookup(step => step.Resource.Parent is { } parent && known.Contains(parent) ? parent : stack, StringComparer.Ordinal);

        var pending = new Stack<TreeRow>();
        Push(stack is null ? [.. children[null]] : [.. plan.Steps.Where(step => step.Resource.Urn == stack)], 0, "", isRoot: true);
        while (pending.TryPop(out var row))
        {
            yield return row;
            Push([.. children[row.Step.Resource.Urn]], row.Depth + 1, Continued(row.Lines), isRoot: false);
        }

        void Push(Step[] siblings, int depth, string indentation, bool isRoot)
        {
            for (var i = siblings.Length - 1; i >= 0; i--)
            {
                var branch = isRoot ? "" : i == siblings.Length - 1 ? "└─ " : "├─ ";
                pending.Push(new TreeRow(siblings[i], depth, indentation + branch));
            }
        }
    }

    // Below a branch its line goes on, below the last one there is none.
    private static string Continued(string lines) =>
        lines.EndsWith("├─ ", StringComparison.Ordinal) ? lines[..^3] + "│  "
        : lines.EndsWith("└─ ", StringComparison.Ordinal) ? lines[..^3] + "   "
        : lines;
}
