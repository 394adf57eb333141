using System.Diagnostics.CodeAnalysis;

namespace Pulumi.Serialization;

/// <summary>An output's value that is part of a reply, read when it is asked for: most outputs never are.</summary>
internal abstract class PendingProperty<T>
{
    /// <summary>Completes when the reply is there; fails when the registration failed.</summary>
    public abstract Task Arrival { get; }

    /// <summary>Reads the value if the reply is there.</summary>
    public abstract bool TryGetData([NotNullWhen(true)] out OutputData<T>? data);
}

/// <summary>A top-level property of a resource's reply.</summary>
internal sealed class PendingReplyProperty<T>(ResourceReply reply, string name, Converter<T> converter) : PendingProperty<T>
{
    public override Task Arrival => reply.Arrival;

    public override bool TryGetData([NotNullWhen(true)] out OutputData<T>? data)
    {
        data = reply.HasArrived ? reply.Read(name, converter) : null;
        return data is not null;
    }
}

/// <summary>A resource's URN.</summary>
internal sealed class PendingUrn(ResourceReply reply) : PendingProperty<string>
{
    public override Task Arrival => reply.Arrival;

    public override bool TryGetData([NotNullWhen(true)] out OutputData<string>? data)
    {
        data = reply.HasArrived ? new OutputData<string>(reply.Urn, isKnown: true, isSecret: false, reply.Self) : null;
        return data is not null;
    }
}

/// <summary>A resource's id; unknown while the provider has not given one.</summary>
internal sealed class PendingId(ResourceReply reply) : PendingProperty<string>
{
    public override Task Arrival => reply.Arrival;

    public override bool TryGetData([NotNullWhen(true)] out OutputData<string>? data)
    {
        data = reply.HasArrived ? new OutputData<string>(reply.Id, reply.Id.Length > 0, isSecret: false, reply.Self) : null;
        return data is not null;
    }
}
