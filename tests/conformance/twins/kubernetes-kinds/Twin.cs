using System.Text.Json;
using Pulumi;
using Pulumi.Kubernetes;

namespace Homelab.Conformance.Twins.KubernetesKinds;

/// <summary>Each kind of the package, with every field that the official package declares.</summary>
internal static class Twin
{
    /// <summary>Registers an object of each kind in the file that SAMPLES names.</summary>
    public static IDictionary<string, object?> Run()
    {
        using var samples = JsonDocument.Parse(File.ReadAllText(Environment.GetEnvironmentVariable("SAMPLES")!));
        var kinds = typeof(KubernetesResource).Assembly.GetTypes()
            .Select(type => (Type: type, Token: TokenOf(type)))
            .Where(kind => kind.Token is not null)
            .ToDictionary(kind => kind.Token!, kind => kind.Type);
        foreach (var sample in samples.RootElement.EnumerateObject())
        {
            var constructor = kinds[sample.Name].GetConstructors().Single(c => c.GetParameters().Length == 3);
            var args = TypedArgs.Create(constructor.GetParameters()[1].ParameterType, sample.Value);
            constructor.Invoke([sample.Name.Split(':')[2], args, null]);
        }

        // Left out of the samples: a file has no JSON form (the twin helm-release has one), and the password is sent as a
        // secret by .NET alone, where each class of arguments marks its own.
        TypedArgs.Differences.ExceptWith(["ReleaseArgs has valueYamlFiles in excess", "RepositoryOptsArgs has password in excess"]);
        return TypedArgs.Differences.Count == 0
            ? new Dictionary<string, object?>()
            : throw new RunException($"the typed classes differ from the official ones:\n{string.Join('\n', TypedArgs.Differences)}");
    }

    private static string? TokenOf(Type type) => type.CustomAttributes
        .FirstOrDefault(a => a.AttributeType.Name == "KubernetesResourceTypeAttribute")?.ConstructorArguments[0].Value as string;
}
