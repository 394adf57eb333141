namespace Homelab.Repository.Tests;

/// <summary>The checkout under test.</summary>
internal static class Checkout
{
    /// <summary>The folder that holds Infra.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder of the checkout that people wrote: nothing built, fetched or generated.</summary>
    public static IEnumerable<string> Files(string pattern, string folder = "") =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(f => !Relative(f).Split('/').Any(part => part is "artifacts" or "node_modules" or ".git" or "bin" or "obj"))
            .Where(f => !f.EndsWith(".g.cs", StringComparison.Ordinal));

    /// <summary>The path from the root, with forward slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests must run from inside the checkout");
    }
}
