using Homelab.Engine.Planning;

namespace Homelab.Cli.Display;

/// <summary>How Pulumi writes its operations.</summary>
internal static class OperationText
{
    /// <summary>The word: <c>create</c>.</summary>
    public static string Word(this Operation operation) => operation switch
    {
        Operation.Same => "same",
        Operation.Create => "create",
        Operation.Update => "update",
        Operation.Delete => "delete",
        Operation.Replace => "replace",
        Operation.Read => "read",
        Operation.Import => "import",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    /// <summary>The two characters before a resource: <c>+ </c>.</summary>
    public static string Prefix(this Operation operation) => operation switch
    {
        Operation.Create => "+ ",
        Operation.Update => "~ ",
        Operation.Delete => "- ",
        Operation.Replace => "+-",
        Operation.Read => "> ",
        Operation.Import => "= ",
        _ => "  ",
    };

    /// <summary>The colour.</summary>
    public static Style Style(this Operation operation) => operation switch
    {
        Operation.Create => Display.Style.Create,
        Operation.Update => Display.Style.Update,
        Operation.Delete => Display.Style.Delete,
        Operation.Replace => Display.Style.Replace,
        Operation.Read => Display.Style.Read,
        Operation.Import => Display.Style.Import,
        _ => Display.Style.None,
    };
}
