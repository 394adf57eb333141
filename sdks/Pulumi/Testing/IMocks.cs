using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>Answers in place of the engine and the providers, in tests.</summary>
public interface IMocks
{
    /// <summary>Makes up the id and the outputs of a resource.</summary>
    /// <returns>The id, or null for none; the outputs as a dictionary or an [OutputType] object.</returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Makes up the result of a function or method.</summary>
    /// <returns>The result as a dictionary or an [OutputType] object.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Takes note of the outputs that a component registers.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}

/// <summary>The registration of a resource, as mocks see it.</summary>
public class MockResourceArgs
{
    /// <summary>The type token.</summary>
    public string? Type { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The inputs; unknown and null ones are left out, secrets are plain values.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>Reference of the provider, or empty.</summary>
    public string? Provider { get; set; }

    /// <summary>Id to import or read, or empty.</summary>
    public string? Id { get; set; }
}

/// <summary>The call of a function or method, as mocks see it.</summary>
public class MockCallArgs
{
    /// <summary>The function's token.</summary>
    public string? Token { get; set; }

    /// <summary>The arguments; unknown and null ones are left out, secrets are plain values.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <summary>Reference of the provider, or empty.</summary>
    public string? Provider { get; set; }
}

/// <summary>The outputs that a component registers, as mocks see them.</summary>
public class MockRegisterResourceOutputsRequest
{
    /// <summary>The component's URN.</summary>
    public readonly string Urn;

    /// <summary>The outputs by name.</summary>
    public readonly ImmutableDictionary<string, Output<object?>> Outputs;

    /// <summary>Makes a request.</summary>
    public MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
    {
        Urn = urn;
        Outputs = outputs;
    }
}
