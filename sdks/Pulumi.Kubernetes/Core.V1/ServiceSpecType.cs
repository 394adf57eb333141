using Pulumi.Serialization;

namespace Pulumi.Kubernetes.Core.V1;

/// <summary>How a service is exposed; the known values of the field <c>type</c> of a service's spec.</summary>
[EnumType]
public readonly struct ServiceSpecType : IEquatable<ServiceSpecType>, IEnumValue
{
    private readonly string _value;

    private ServiceSpecType(string value) => _value = value;

    /// <summary>An alias for a name outside the cluster.</summary>
    public static ServiceSpecType ExternalName { get; } = new("ExternalName");

    /// <summary>An address that only the cluster reaches; the default of Kubernetes.</summary>
    public static ServiceSpecType ClusterIP { get; } = new("ClusterIP");

    /// <summary>A port on every node.</summary>
    public static ServiceSpecType NodePort { get; } = new("NodePort");

    /// <summary>An address of a load balancer.</summary>
    public static ServiceSpecType LoadBalancer { get; } = new("LoadBalancer");

    object? IEnumValue.WireValue => _value;

    /// <summary>Whether two values are the same.</summary>
    public static bool operator ==(ServiceSpecType left, ServiceSpecType right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(ServiceSpecType left, ServiceSpecType right) => !left.Equals(right);

    /// <summary>The value as the API writes it.</summary>
    public static explicit operator string(ServiceSpecType value) => value._value;

    /// <inheritdoc/>
    public bool Equals(ServiceSpecType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ServiceSpecType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc/>
    public override string ToString() => _value;
}
