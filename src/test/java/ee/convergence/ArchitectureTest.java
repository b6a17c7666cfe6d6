package ee.convergence;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors of the house and its rules, see {@code src/docs/architecture.md}. */
@AnalyzeClasses(
        packages = "ee.convergence",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.WithoutGeneratedMessages.class})
class ArchitectureTest {

    /** The generated messages have no rules to obey, and there are many of them. */
    static final class WithoutGeneratedMessages implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/protocol/wire/");
        }
    }

    private static final String[] FEATURES = {
        "..presence..", "..identity..", "..permission..", "..activity..", "..chat..", "..model.."
    };

    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_ROOMS_BELOW = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("ee.convergence..")
            .withOptionalLayers(true)
            .layer("launcher")
            .definedBy("ee.convergence.launcher..")
            .layer("doors")
            .definedBy("ee.convergence.transport..", "ee.convergence.rest..")
            .layer("client")
            .definedBy("ee.convergence.client..")
            .layer("features")
            .definedBy(prefixed(FEATURES))
            .layer("domain")
            .definedBy("ee.convergence.domain..")
            .layer("ground")
            .definedBy("ee.convergence.cluster..", "ee.convergence.storage..")
            .layer("base")
            .definedBy("ee.convergence.protocol..", "ee.convergence.concurrent..", "ee.convergence.config..")
            .whereLayer("launcher")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("doors")
            .mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("doors", "launcher")
            .whereLayer("features")
            .mayOnlyBeAccessedByLayers("client", "doors", "launcher")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("features", "client", "doors", "launcher")
            .whereLayer("ground")
            .mayOnlyBeAccessedByLayers("domain", "features", "client", "doors", "launcher")
            .whereLayer("base")
            .mayOnlyBeAccessedByLayers("ground", "domain", "features", "client", "doors", "launcher");

    @ArchTest
    static final ArchRule THE_DOORS_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("ee.convergence.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ee.convergence.transport..")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("ee.convergence.launcher..");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "ee.convergence.(presence|activity|chat|model)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_BASE_IS_PURE_JAVA = noClasses()
            .that()
            .resideInAnyPackage(
                    "ee.convergence.protocol..",
                    "ee.convergence.concurrent..",
                    "ee.convergence.config..",
                    "ee.convergence.model.ot..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..");

    @ArchTest
    static final ArchRule THE_BASE_ROOMS_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "ee.convergence.(protocol|concurrent|config)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule ONLY_STORES_KNOW_SQL = noClasses()
            .that()
            .resideInAnyPackage(prefixed(FEATURES))
            .and()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("ee.convergence.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_STATIC_MUTABLE_FIELDS = noFields()
            .that()
            .areDeclaredInClassesThat(ours())
            .should()
            .beStatic()
            .andShould()
            .notBeFinal();

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = noClasses()
            .that(ours())
            .and()
            .resideOutsideOfPackage("ee.convergence.launcher..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule NAMES_SPEAK = classes()
            .that(ours())
            .should()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper");

    @ArchTest
    static final ArchRule THE_PROTOCOL_IS_FOR_FACES_ONLY = noClasses()
            .that()
            .resideInAnyPackage("ee.convergence.storage..", "ee.convergence.concurrent..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ee.convergence.protocol..");

    private static DescribedPredicate<JavaClass> ours() {
        return DescribedPredicate.not(isSynthetic()).and(resideInAnyPackage("ee.convergence.."));
    }

    private static DescribedPredicate<JavaClass> isSynthetic() {
        return DescribedPredicate.describe(
                "synthetic", type -> type.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static String[] prefixed(String... rooms) {
        String[] packages = new String[rooms.length];
        for (int i = 0; i < rooms.length; i++) {
            packages[i] = "ee.convergence" + rooms[i].substring(1);
        }
        return packages;
    }
}
