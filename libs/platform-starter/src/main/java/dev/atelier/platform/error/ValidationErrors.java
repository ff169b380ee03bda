package dev.atelier.platform.error;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Broken Bean Validation rules: one entry per field, sorted, so that the same form always gets the same answer. */
final class ValidationErrors implements ErrorTranslator {

    private static final Comparator<FieldError> BY_CODE =
            Comparator.comparing(error -> Objects.requireNonNullElse(error.getCode(), ""));

    @Override
    public @Nullable ApiException translate(Throwable failure) {
        List<Problem> problems = switch (failure) {
            case MethodArgumentNotValidException invalid -> ofBinding(invalid.getBindingResult());
            case BindException invalid -> ofBinding(invalid.getBindingResult());
            case HandlerMethodValidationException invalid -> ofMethod(invalid);
            case ConstraintViolationException invalid -> ofViolations(invalid.getConstraintViolations());
            default -> List.of();
        };
        return problems.isEmpty() ? null : ApiException.of(ErrorCode.VALIDATION_FAILED, onePerField(problems));
    }

    private static List<Problem> ofBinding(BindingResult result) {
        return ofErrors(result).toList();
    }

    private static Stream<Problem> ofErrors(Errors errors) {
        Stream<Problem> fields =
                errors.getFieldErrors().stream().sorted(BY_CODE).map(ValidationErrors::ofField);
        Stream<Problem> global =
                errors.getGlobalErrors().stream().map(error -> Problem.ofText(null, error.getDefaultMessage()));
        return Stream.concat(fields, global);
    }

    /** What could not even be converted comes with a text full of class names: it gets ours. */
    private static Problem ofField(FieldError error) {
        return error.isBindingFailure()
                ? Problem.ofKey(error.getField(), "validation.type")
                : Problem.ofText(error.getField(), error.getDefaultMessage());
    }

    private static List<Problem> ofMethod(MethodValidationResult result) {
        return result.getParameterValidationResults().stream()
                .flatMap(ValidationErrors::ofParameter)
                .toList();
    }

    private static Stream<Problem> ofParameter(ParameterValidationResult result) {
        if (result instanceof ParameterErrors bean) {
            return ofErrors(bean);
        }
        String name = ParameterNames.of(result.getMethodParameter());
        return result.getResolvableErrors().stream()
                .map(MessageSourceResolvable::getDefaultMessage)
                .map(text -> Problem.ofText(name, text));
    }

    private static List<Problem> ofViolations(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> Problem.ofText(path(violation.getPropertyPath()), violation.getMessage()))
                .toList();
    }

    private static String path(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD)
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
    }

    private static List<Problem> onePerField(List<Problem> problems) {
        var byField = new LinkedHashMap<String, Problem>();
        problems.stream()
                .sorted(Comparator.comparing(ValidationErrors::sortKey))
                .forEach(problem -> byField.putIfAbsent(sortKey(problem), problem));
        return List.copyOf(byField.values());
    }

    private static String sortKey(Problem problem) {
        return Objects.requireNonNullElse(problem.field(), "");
    }
}
