package dev.atelier.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The rules every module keeps. A module runs them all with one line:
 * {@code @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);}
 */
public final class HouseRules {

    private static final String NO_CLIENTS_BY_HAND =
            "clients made by hand have no trace, no time limits and no address filter";

    private static final String ACCESS = "dev.atelier.platform.access.Access";

    /** A feature may know another one, but not in a circle. */
    @ArchTest
    public static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("dev.atelier.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    /** What a service needs of another it asks over the wire. */
    @ArchTest
    public static final ArchRule SERVICES_IMPORT_NO_OTHER_SERVICE = slices().matching(
                    "dev.atelier.(gateway|user|chat|image|video|billing|stats)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    /** Between a controller and a store stands a service. */
    @ArchTest
    public static final ArchRule CONTROLLERS_KNOW_NO_REPOSITORY = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Repository")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.data.mongodb..")
            .allowEmptyShould(true);

    /** The wire has records of its own. */
    @ArchTest
    public static final ArchRule NO_DOCUMENT_IN_A_CONTROLLER = methods()
            .that()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Controller")
            .should(new MentionNoDocument())
            .allowEmptyShould(true);

    /** Who may call a handler is written on it; the error page is nobody's call. */
    @ArchTest
    public static final ArchRule HANDLERS_SAY_WHOM_THEY_SERVE = methods()
            .that()
            .areMetaAnnotatedWith("org.springframework.web.bind.annotation.RequestMapping")
            .and()
            .areDeclaredInClassesThat()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
            .and()
            .areDeclaredInClassesThat()
            .areNotAssignableTo("org.springframework.boot.webmvc.error.ErrorController")
            .should()
            .beAnnotatedWith(ACCESS)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(ACCESS)
            .allowEmptyShould(true);

    /** An adapter is translation between the SPI and one provider's wire format; the generic one has a language for it. */
    @ArchTest
    public static final ArchRule ADAPTERS_KNOW_THE_SPI_ONLY = classes()
            .that()
            .resideInAPackage("..aiproxy.adapter..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "com.dashjoin.jsonata..",
                    "..aiproxy.spi..",
                    "..aiproxy.adapter..")
            .allowEmptyShould(true);

    /** The SPI is all that a plug-in needs. */
    @ArchTest
    public static final ArchRule THE_SPI_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("dev.atelier.aiproxy.spi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.micrometer..", "org.slf4j..")
            .allowEmptyShould(true);

    /** Jackson 3 is ours; Jackson 2 comes along with others. */
    @ArchTest
    public static final ArchRule NO_JACKSON_2 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");

    /** Clients come from injected builders; only the packages that are about transport make their own. */
    @ArchTest
    public static final ArchRule NO_CLIENT_MADE_BY_HAND = noClasses()
            .that()
            .resideOutsideOfPackages("..transport..", "..upstream..", "..benchmarks..", "..localstack..")
            .should()
            .callMethodWhere(makesAClient())
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.web.client.RestTemplate")
            .allowEmptyShould(true)
            .because(NO_CLIENTS_BY_HAND);

    /** Logs are JSON lines with a trace; a console belongs to the programs that people start by hand. */
    @ArchTest
    public static final ArchRule NO_STANDARD_STREAMS =
            noClasses().that().haveSimpleNameNotEndingWith("Console").should(ACCESS_STANDARD_STREAMS);

    /** Waiting is for a condition. */
    @ArchTest
    public static final ArchRule NO_SLEEP = noClasses()
            .should()
            .callMethodWhere(target(owner(DescribedPredicate.describe(
                            "Thread", (JavaClass type) -> type.isEquivalentTo(Thread.class))))
                    .and(target(name("sleep"))));

    /** Time comes from a Clock, so that a test can set it. */
    @ArchTest
    public static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should()
            .callMethodWhere(target(owner(DescribedPredicate.describe(
                            "java.time",
                            (JavaClass type) -> type.getPackageName().equals("java.time"))))
                    .and(target(name("now")))
                    .and(target(rawParameterTypes(new Class<?>[0]))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** Catch what you can name. (Throwable is not checked: try-with-resources compiles to it.) */
    @ArchTest
    public static final ArchRule NO_CATCH_ALL = classes().should(new CatchOnlyWhatTheyCanName());

    /** Fields are final and set by the one constructor. */
    @ArchTest
    public static final ArchRule NO_FIELD_INJECTION = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired");

    /** Names that say nothing. */
    @ArchTest
    public static final ArchRule NAMES_SAY_SOMETHING =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl|DTO|Dto)");

    private HouseRules() {}

    private static DescribedPredicate<JavaCall<?>> makesAClient() {
        DescribedPredicate<JavaCall<?>> spring = DescribedPredicate.<JavaCall<?>>describe(
                "make a client",
                call -> call.getTargetOwner()
                        .getName()
                        .matches(
                                "org\\.springframework\\.web\\.(client\\.RestClient|reactive\\.function\\.client\\.WebClient)"
                                        + "|java\\.net\\.http\\.HttpClient"
                                        + "|org\\.apache\\.hc\\.client5\\.http\\.impl\\.classic\\.HttpClients"));
        return spring.and(target(nameMatching("create.*|builder|newBuilder|newHttpClient|custom")));
    }
}
