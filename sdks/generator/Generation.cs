using System.Collections.Immutable;
using System.Reflection;
using Homelab.Generator.Emission;
using k8s.Models;

namespace Homelab.Generator;

/// <summary>From the list of kinds to the files of the package.</summary>
internal static class Generation
{
    /// <summary>Generates in memory.</summary>
    public static ImmutableArray<GeneratedFile> Run()
    {
        var models = typeof(V1ConfigMap).Assembly;
        var types = ObjectModels.Read(KindList.Load(), Documentation.Load(models.Location));

        return PackageEmitter.Write(types, VersionOf(models));
    }

    /// <summary>The version of the package that an assembly belongs to.</summary>
    public static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The folder of the generated code, looked for from a folder upwards.</summary>
    /// <exception cref="InvalidOperationException">The folder lies outside the repository.</exception>
    public static string FindFolder(string start)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "sdks", "generator", "kinds.yaml")))
            {
                return Path.Combine(folder, PackageEmitter.Folder.Replace('/', Path.DirectorySeparatorChar));
            }
        }

        throw new InvalidOperationException($"{start} lies outside the repository: run the generator from a folder within it");
    }

    /// <summary>Brings the folder up to date: writes what differs, by renaming, and deletes what is not generated any more.</summary>
    /// <returns>The number of files that changed.</returns>
    public static int Write(ImmutableArray<GeneratedFile> files, string folder)
    {
        var wanted = files.ToDictionary(file => Path.GetFullPath(Path.Combine(folder, file.Path)), file => file.Text);
        var changed = 0;
        foreach (var (path, text) in wanted.Where(file => !File.Exists(file.Key) || File.ReadAllText(file.Key) != file.Value))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path + ".new", text);
            File.Move(path + ".new", path, overwrite: true);
            changed++;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !wanted.ContainsKey(path)).ToList())
        {
            File.Delete(path);
            changed++;
        }

        return changed;
    }
}
