package dev.atelier.aiproxy.adapter.generic.mapping;

import org.jspecify.annotations.Nullable;

/** An expression could make nothing of its input. It tells the setting and the library's code, never anything of the input. */
public final class EvaluationFailed extends RuntimeException {

    private final boolean late;

    EvaluationFailed(String name, @Nullable String code) {
        super("the setting " + name + " does not fit (" + code + ")", null, false, false);
        this.late = Bounds.TOO_LONG.equals(code);
    }

    /** Whether it took longer than it may. */
    public boolean isLate() {
        return late;
    }
}
