package dev.atelier.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has been seen failing on code that breaks it. */
class HouseRulesTest {

    private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages("dev.atelier.architecture");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(HouseRules.FEATURES_ARE_FREE_OF_CYCLES, "Cycle detected"),
                Arguments.of(HouseRules.CONTROLLERS_KNOW_NO_REPOSITORY, "OrderRepository"),
                Arguments.of(HouseRules.NO_DOCUMENT_IN_A_CONTROLLER, "OrderDocument"),
                Arguments.of(HouseRules.HANDLERS_SAY_WHOM_THEY_SERVE, "OpenController.orders"),
                Arguments.of(HouseRules.ADAPTERS_KNOW_THE_SPI_ONLY, "TalkativeAdapter"),
                Arguments.of(HouseRules.NO_CLIENT_MADE_BY_HAND, "Bad$Caller"),
                Arguments.of(HouseRules.NO_STANDARD_STREAMS, "Bad$Talker"),
                Arguments.of(HouseRules.NO_SLEEP, "Bad$Sleeper"),
                Arguments.of(HouseRules.TIME_COMES_FROM_A_CLOCK, "Bad$Teller"),
                Arguments.of(HouseRules.NO_CATCH_ALL, "Bad$Swallower"),
                Arguments.of(HouseRules.NAMES_SAY_SOMETHING, "Bad$OrderManager"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void refuses_code_that_breaks_the_rule(ArchRule rule, String culprit) {
        assertThatThrownBy(() -> rule.check(SAMPLES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }

    @Test
    void lets_the_rules_themselves_pass() {
        JavaClasses own = new ClassFileImporter().importClasses(HouseRules.class, MentionNoDocument.class);
        assertThat(HouseRules.NO_SLEEP.evaluate(own).hasViolation()).isFalse();
        assertThat(HouseRules.NO_CATCH_ALL.evaluate(own).hasViolation()).isFalse();
    }
}
