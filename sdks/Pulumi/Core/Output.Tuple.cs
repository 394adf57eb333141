namespace Pulumi;

public static partial class Output
{
    /// <summary>Combines 2 inputs into one output of a tuple.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(
        Input<T1> item1, Input<T2> item2) =>
        Tuple(Given(item1), Given(item2));

    /// <summary>Combines 2 outputs into one output of a tuple.</summary>
    public static Output<(T1, T2)> Tuple<T1, T2>(
        Output<T1> item1, Output<T2> item2) =>
        OutputCombiner.Combine(
            [item1, item2],
            () => (Value(item1), Value(item2)));

    /// <summary>Combines 3 inputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(Given(item1), Given(item2), Given(item3));

    /// <summary>Combines 3 outputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        OutputCombiner.Combine(
            [item1, item2, item3],
            () => (Value(item1), Value(item2), Value(item3)));

    /// <summary>Combines 4 inputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4) =>
        Tuple(Given(item1), Given(item2), Given(item3), Given(item4));

    /// <summary>Combines 4 outputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) =>
        OutputCombiner.Combine(
            [item1, item2, item3, item4],
            () => (Value(item1), Value(item2), Value(item3), Value(item4)));

    /// <summary>Combines 5 inputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5) =>
        Tuple(Given(item1), Given(item2), Given(item3), Given(item4), Given(item5));

    /// <summary>Combines 5 outputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5) =>
        OutputCombiner.Combine(
            [item1, item2, item3, item4, item5],
            () => (Value(item1), Value(item2), Value(item3), Value(item4), Value(item5)));

    /// <summary>Combines 6 inputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6) =>
        Tuple(Given(item1), Given(item2), Given(item3), Given(item4), Given(item5), Given(item6));

    /// <summary>Combines 6 outputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6) =>
        OutputCombiner.Combine(
            [item1, item2, item3, item4, item5, item6],
            () => (Value(item1), Value(item2), Value(item3), Value(item4), Value(item5), Value(item6)));

    /// <summary>Combines 7 inputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7) =>
        Tuple(Given(item1), Given(item2), Given(item3), Given(item4), Given(item5), Given(item6), Given(item7));

    /// <summary>Combines 7 outputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7) =>
        OutputCombiner.Combine(
            [item1, item2, item3, item4, item5, item6, item7],
            () => (Value(item1), Value(item2), Value(item3), Value(item4), Value(item5), Value(item6), Value(item7)));

    /// <summary>Combines 8 inputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7, Input<T8> item8) =>
        Tuple(Given(item1), Given(item2), Given(item3), Given(item4), Given(item5), Given(item6), Given(item7), Given(item8));

    /// <summary>Combines 8 outputs into one output of a tuple.</summary>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7, Output<T8> item8) =>
        OutputCombiner.Combine(
            [item1, item2, item3, item4, item5, item6, item7, item8],
            () => (Value(item1), Value(item2), Value(item3), Value(item4), Value(item5), Value(item6), Value(item7), Value(item8)));

    private static T Value<T>(Output<T> output) => output.TryGetData(out var data) ? data.Value : default!;
}
