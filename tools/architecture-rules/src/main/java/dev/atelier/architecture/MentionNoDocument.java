package dev.atelier.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** No parameter and no result of a method is a stored document, nor holds one. */
final class MentionNoDocument extends ArchCondition<JavaMethod> {

    MentionNoDocument() {
        super("mention no document");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        Set<JavaClass> types = new java.util.HashSet<>(method.getReturnType().getAllInvolvedRawTypes());
        method.getParameterTypes().forEach(type -> types.addAll(type.getAllInvolvedRawTypes()));
        types.stream()
                .filter(MentionNoDocument::isDocument)
                .forEach(type -> events.add(SimpleConditionEvent.violated(
                        method, method.getFullName() + " mentions the document " + type.getName())));
    }

    private static boolean isDocument(JavaClass type) {
        return type.getSimpleName().endsWith("Document")
                || type.isAnnotatedWith("org.springframework.data.mongodb.core.mapping.Document");
    }
}
