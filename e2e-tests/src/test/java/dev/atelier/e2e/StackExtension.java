package dev.atelier.e2e;

import dev.atelier.e2e.stack.Stack;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one stack of the run. JUnit closes what is in the root store when all is over, failed or not. */
public final class StackExtension implements ParameterResolver {

    private static final Namespace OURS = Namespace.create(StackExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class || type == LongStream.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(OURS);
        Stack stack = store.computeIfAbsent(Stack.class, _ -> Stack.open(), Stack.class);
        LongStream stream = store.computeIfAbsent(LongStream.class, _ -> LongStream.begin(stack), LongStream.class);
        return parameter.getParameter().getType() == Stack.class ? stack : stream;
    }
}
