using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Base of all argument classes; its inputs are the members marked with <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs
{
    /// <summary>For derived classes.</summary>
    protected InputArgs()
    {
    }

    /// <summary>Hands every input to <paramref name="inputs"/>, under its name on the wire.</summary>
    /// <remarks>
    /// <para>The default reads the members marked with <see cref="InputAttribute"/> by reflection. A generated class
    /// overrides this and names its fields itself, so that registering it needs no reflection:</para>
    /// <code>
    /// internal override void WriteInputs(InputWriter inputs)
    /// {
    ///     if (GetType() != typeof(ConfigMapArgs)) { base.WriteInputs(inputs); return; } // only if not sealed
    ///     inputs.Add("apiVersion", ApiVersion);
    ///     inputs.Add("data", _data);              // the field, so that no empty map is made
    ///     inputs.AddRequired("length", Length);   // [Input("length", required: true)]
    ///     inputs.AddJson("kubeClientSettings", KubeClientSettings); // [Input(…, json: true)]
    /// }
    /// </code>
    /// <para>Order does not matter, but names in ordinal order save a sort. An unset input may be passed as null.</para>
    /// </remarks>
    internal virtual void WriteInputs(InputWriter inputs) => ReflectedInputs.Write(this, inputs);
}
