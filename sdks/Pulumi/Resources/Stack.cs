using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The root of a program's resources; derive from it to declare them in its constructor and its outputs as properties.</summary>
public class Stack : ComponentResource
{
    private readonly Func<Task<IDictionary<string, object?>>>? _init;
    private readonly bool _registersOutputs = true;
    private Task<IDictionary<string, object?>>? _declared;

    /// <summary>Makes the stack being run.</summary>
    /// <exception cref="InvalidOperationException">Not called from inside <c>Deployment.RunAsync</c> or <c>Deployment.TestAsync</c>, or for the second time.</exception>
    public Stack(StackOptions? options = null)
        : base(UrnParts.RootStackType, NameOf(Deployment.Current), ResourceArgs.Empty, Convert(options)) =>
        Deployment.Current.SetStack(this);

    /// <summary>Makes a stack whose resources a function declares.</summary>
    /// <param name="init">Declares the resources and returns the outputs.</param>
    /// <param name="options">How the stack is managed.</param>
    /// <param name="registersOutputs">Whether the outputs are registered; under mocks the test gets them instead.</param>
    internal Stack(Func<Task<IDictionary<string, object?>>> init, StackOptions? options, bool registersOutputs = true)
        : this(options)
    {
        _init = init;
        _registersOutputs = registersOutputs;
    }

    /// <summary>Whether a function declares the resources, rather than the class's constructor.</summary>
    internal bool HasFunction => _init is not null;

    /// <summary>The stack's outputs, once they are registered.</summary>
    internal Output<IDictionary<string, object?>> Outputs { get; private set; } = NoOutputs;

    private static Output<IDictionary<string, object?>> NoOutputs => Output.Create<IDictionary<string, object?>>(new Dictionary<string, object?>());

    /// <summary>Registers the [Output] properties as the stack's outputs.</summary>
    /// <exception cref="RunException">One is null, or not an output.</exception>
    internal void RegisterPropertyOutputs()
    {
        Outputs = Output.Create(Serialization.ReflectedOutputs.CollectStack(this));
        RegisterOutputs(Outputs);
    }

    /// <summary>Registers what the function returns as the stack's outputs.</summary>
    internal async Task RegisterFunctionOutputsAsync()
    {
        var outputs = await RunFunctionAsync().ConfigureAwait(false);
        Outputs = Output.Create(_registersOutputs ? outputs.ToImmutableDictionary() : outputs);
        RegisterOutputs(_registersOutputs ? Outputs : NoOutputs);
    }

    /// <summary>Runs the function that declares the resources, once.</summary>
    internal Task<IDictionary<string, object?>> RunFunctionAsync() => _declared ??= _init!();

    private static string NameOf(Deployment deployment) => $"{deployment.ProjectName}-{deployment.StackName}";

    private static ComponentResourceOptions? Convert(StackOptions? options) => options is null
        ? null
        : new ComponentResourceOptions
        {
            ResourceTransformations = options.ResourceTransformations,
            ResourceTransforms = options.ResourceTransforms,
        };
}
