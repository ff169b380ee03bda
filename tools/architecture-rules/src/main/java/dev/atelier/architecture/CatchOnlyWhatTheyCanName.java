package dev.atelier.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** No block catches {@code java.lang.Exception}. */
final class CatchOnlyWhatTheyCanName extends ArchCondition<JavaClass> {

    CatchOnlyWhatTheyCanName() {
        super("catch only what they can name");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            unit.getTryCatchBlocks().stream()
                    .filter(CatchOnlyWhatTheyCanName::catchesEverything)
                    .forEach(block -> events.add(SimpleConditionEvent.violated(
                            unit, unit.getFullName() + " catches Exception " + block.getSourceCodeLocation())));
        }
    }

    private static boolean catchesEverything(TryCatchBlock block) {
        return block.getCaughtThrowables().stream().anyMatch(caught -> caught.isEquivalentTo(Exception.class));
    }
}
