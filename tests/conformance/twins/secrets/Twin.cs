using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Homelab.Conformance.Twins.Secrets;

/// <summary>The same as index.js.</summary>
internal static class Twin
{
    /// <summary>Registers the stack.</summary>
    public static IDictionary<string, object?> Run()
    {
        var config = new Config();
        var password = config.RequireSecret("password");
        var thing = new Thing("thing", new()
        {
            ["value"] = password,
            ["nested"] = new Dictionary<string, object?> { ["list"] = new List<object?> { password, "plain" } },
        });
        _ = new Thing("derived", new()
        {
            ["applied"] = password.Apply(text => text.Length),
            ["all"] = Output.Tuple(password, Output.Create("x")).Apply(pair => pair.Item1 + pair.Item2),
            ["formatted"] = Output.Format($"user:{password}"),
            ["output"] = thing.Value,
            ["opened"] = Output.Unsecret(password).Apply(text => text.Length),
            ["literal"] = Output.CreateSecret("hunter2"),
            ["structured"] = Output.CreateSecret<object>(new Dictionary<string, object?> { ["user"] = "me", ["list"] = new List<object?> { 1 } }),
        });
        _ = new Secret("plain", new() { StringData = new InputMap<string> { ["user"] = "me" }, Data = new InputMap<string> { ["user"] = "bWU=" } });
        _ = new Secret("secret", new()
        {
            Metadata = new ObjectMetaArgs { Labels = { ["app"] = "shop" } },
            StringData = new InputMap<string> { ["password"] = password },
        });
        _ = new ConfigMap("config", new() { Data = { ["length"] = Output.Unsecret(password).Apply(text => $"{text.Length}") } });

        // What recordings and plans never show is compared where it ends: in the manifest, which is written with its secrets.
        _ = new Secret("made", new()
        {
            Metadata = new ObjectMetaArgs { Name = "made" },
            StringData = new InputMap<string>
            {
                ["password"] = password,
                ["applied"] = password.Apply(text => text.ToUpperInvariant()),
                ["all"] = Output.Tuple(password, Output.Create("x")).Apply(pair => pair.Item1 + pair.Item2),
                ["formatted"] = Output.Format($"user:{password}"),
                ["output"] = thing.Value,
                ["json"] = Output.JsonSerialize(Output.Create(new Dictionary<string, object?>
                {
                    ["user"] = "me",
                    ["password"] = Output.CreateSecret("hunter2"),
                    ["list"] = new List<object?> { 1, Output.CreateSecret(true) },
                })),
                ["structured"] = Output.CreateSecret(new Dictionary<string, string> { ["user"] = "me" }).Apply(login => login["user"]),
                ["odd"] = Output.CreateSecret("größer 😀\n\"quoted\""),
            },
        });
        _ = new Pod("nested", new()
        {
            Metadata = new ObjectMetaArgs { Name = "nested" },
            Spec = new PodSpecArgs
            {
                Containers =
                {
                    new ContainerArgs
                    {
                        Name = "main",
                        Image = "example:1",
                        Args = Output.CreateSecret(ImmutableArray.Create("a", "b")),
                        Env = { new EnvVarArgs { Name = "PASSWORD", Value = password } },
                    },
                },
            },
        });
        return new Dictionary<string, object?> { ["password"] = password, ["thing"] = thing.Value };
    }
}
