namespace Pulumi.Serialization;

/// <summary>Makes the outputs of a resource under construction; see <see cref="Resource.BindOutputs"/>.</summary>
internal readonly struct OutputBinder
{
    private readonly ResourceReply _reply;

    internal OutputBinder(ResourceReply reply) => _reply = reply;

    /// <summary>The reply that the outputs come from, for the reflection of classes that no generator made.</summary>
    internal ResourceReply Reply => _reply;

    /// <summary>Makes an output that is read from the engine's reply when it is asked for.</summary>
    /// <param name="name">Name on the wire: that of the [Output] attribute.</param>
    /// <param name="converter">How to read it.</param>
    internal Output<T> Bind<T>(string name, Converter<T> converter) => new(new PendingReplyProperty<T>(_reply, name, converter));
}
