using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pulumi;
using Pulumi.Testing;

namespace Homelab.Generator.Tests.Packages;

/// <summary>Runs a few declarations against mocks and keeps what was registered.</summary>
internal sealed class Recorder : IMocks
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<MockResourceArgs> _registered = [];
    private readonly Dictionary<string, object> _state = [];
    private readonly Dictionary<string, ResourceOptions> _options = [];

    /// <summary>Declares resources, and returns what reached the mocks.</summary>
    public static async Task<Recorder> RunAsync(Func<Recorder, Resource> declare)
    {
        var recorder = new Recorder();
        await Deployment.TestAsync(recorder, new TestOptions { IsPreview = false }, () => { declare(recorder); });

        return recorder;
    }

    /// <summary>Gives the resource of that name a state other than its inputs.</summary>
    public void Answer(string name, IDictionary<string, object> state) => _state[name] = state;

    /// <summary>Options that let the recorder see what a package makes of them.</summary>
    public CustomResourceOptions Watch(CustomResourceOptions? options = null)
    {
        options ??= new CustomResourceOptions();
        options.ResourceTransformations.Add(args =>
        {
            _options[args.Resource.GetResourceName()] = args.Options;

            return null;
        });

        return options;
    }

    /// <summary>The options under which the resource of that name was registered.</summary>
    public CustomResourceOptions Options(string name) => (CustomResourceOptions)_options[name];

    /// <summary>The registered type and the inputs, as JSON with sorted keys.</summary>
    /// <param name="name">Name of the resource.</param>
    /// <param name="except">Inputs to leave out, for example one without a JSON form.</param>
    public (string? Type, string Inputs) Registered(string name, params string[] except)
    {
        var args = Find(name);

        return (args.Type, JsonSerializer.Serialize(Sorted(args.Inputs.RemoveRange(except)), AsWritten));
    }

    /// <summary>The number of inputs that were registered.</summary>
    public int InputCount(string name) => Find(name).Inputs.Count;

    /// <summary>The id by which an existing object was read.</summary>
    public string? RegisteredId(string name) => Find(name).Id;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (_registered)
        {
            _registered.Add(args);
        }

        return Task.FromResult<(string?, object)>((args.Name, _state.GetValueOrDefault(args.Name!, args.Inputs)));
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();

    private MockResourceArgs Find(string name)
    {
        lock (_registered)
        {
            return _registered.Single(resource => resource.Name == name);
        }
    }

    private static object? Sorted(object? value) => value switch
    {
        ImmutableDictionary<string, object> map => new SortedDictionary<string, object?>(map.ToDictionary(entry => entry.Key, entry => Sorted(entry.Value)), StringComparer.Ordinal),
        ImmutableArray<object> list => list.Select(Sorted).ToList(),
        _ => value,
    };
}
