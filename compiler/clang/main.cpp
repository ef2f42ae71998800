// gradc-import-c FILE.c [--function=NAME]... [--export=LINE]... [-- FLAGS]: prints C
// functions, and lines that export their derivatives, as gradc source.
#include "original.h"
#include "program.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "clang/Frontend/Utils.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"

#include <sstream>

using namespace clang;

static llvm::cl::OptionCategory category("gradc-import-c");
static llvm::cl::opt<std::string> file(llvm::cl::Positional, llvm::cl::Required,
                                       llvm::cl::desc("FILE.c"), llvm::cl::cat(category));
static llvm::cl::list<std::string>
    functions("function", llvm::cl::desc("a function to print; may be given again"),
              llvm::cl::value_desc("name"), llvm::cl::cat(category));
static llvm::cl::list<std::string>
    exports("export",
            llvm::cl::desc("a derivative to export, as \"grad f wrt x,y\"; may be given again"),
            llvm::cl::value_desc("line"), llvm::cl::cat(category));
static llvm::cl::opt<bool> places("places", llvm::cl::desc("say where in C each line comes from"),
                                  llvm::cl::cat(category));

// "grad f wrt x,y"
static Export export_of(const std::string &line) {
    Export exported;
    std::istringstream words(line);
    std::string wrt;
    words >> exported.mode >> exported.function >> wrt >> std::ws;
    for (std::string variable; std::getline(words, variable, ',');)
        exported.variables.push_back(variable);
    return exported;
}

namespace {

enum { STATUS_OK = 0, STATUS_WRONG_INPUT = 1, STATUS_USAGE = 2 };

// A line "#file PATH" for each file that the C file, the first one, includes; but for those of the
// system.
void print_files(const DependencyCollector &files) {
    for (const std::string &path : files.getDependencies().drop_front()) {
        llvm::SmallString<256> whole(path);
        llvm::sys::fs::make_absolute(whole);
        llvm::outs() << "#file " << whole << "\n";
    }
}

// What gradc needs to call the functions as they stand: "#original LINE" for each line of C, and
// "#called FUNCTION NAME NAME" for what has another name there, "#defined NAME" for what would
// clash with another function of that name, "#elsewhere NAME" for what may be missing.
void print_originals(Program &program) {
    for (const std::string &name : names_defined(program.context))
        llvm::outs() << "#defined " << name << "\n";
    for (const std::string &line : program.names_in_c()) llvm::outs() << "#called " << line << "\n";
    for (const std::string &name : names_elsewhere(program.context))
        llvm::outs() << "#elsewhere " << name << "\n";
    std::istringstream lines(program.originals());
    for (std::string line; std::getline(lines, line);) llvm::outs() << "#original " << line << "\n";
}

class Consumer : public ASTConsumer {
  public:
    explicit Consumer(std::shared_ptr<DependencyCollector> read) : files(std::move(read)) {}

    void HandleTranslationUnit(ASTContext &context) override {
        if (context.getDiagnostics().hasErrorOccurred()) {
            is_refused = true;
            return;
        }
        Request request;
        request.functions = functions;
        for (const std::string &line : exports) request.exports.push_back(export_of(line));
        request.with_places = places;
        Program program(context, request);
        if (!program.translate()) {
            is_refused = true;
            return;
        }
        if (places) print_files(*files);
        if (places && !exports.empty()) print_originals(program);
        llvm::outs() << program.text();
    }

    static bool is_refused;

  private:
    std::shared_ptr<DependencyCollector> files;
};

bool Consumer::is_refused = false;

// Says what is wrong, and nothing of how many errors that are.
class Printer : public TextDiagnosticPrinter {
  public:
    using TextDiagnosticPrinter::TextDiagnosticPrinter;

    bool IncludeInDiagnosticCounts() const override {
        return false;
    }
};

class Action : public ASTFrontendAction {
  public:
    bool BeginSourceFileAction(CompilerInstance &instance) override {
        files->attachToPreprocessor(instance.getPreprocessor());
        return true;
    }

    std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, StringRef) override {
        return std::make_unique<Consumer>(files);
    }

  private:
    std::shared_ptr<DependencyCollector> files = std::make_shared<DependencyCollector>();
};

} // namespace

// The flags after --, else those of compile_commands.json in a folder above, else none.
static std::unique_ptr<tooling::CompilationDatabase> flags_for(const std::string &path, int &count,
                                                               const char **arguments) {
    std::string problem;
    std::unique_ptr<tooling::CompilationDatabase> flags =
        tooling::FixedCompilationDatabase::loadFromCommandLine(count, arguments, problem);
    if (!flags) flags = tooling::CompilationDatabase::autoDetectFromSource(path, problem);
    if (!flags)
        flags =
            std::make_unique<tooling::FixedCompilationDatabase>(".", std::vector<std::string>());
    return flags;
}

// Whether another compiler than Clang, which is to compile the same, is told this: what Clang
// itself makes of the name of the compiler is not for that.
static bool is_flag(const std::string &word, const std::string &path,
                    const tooling::CompileCommand &command) {
    return word != "-c" && word != "--" && word != path && word != command.Filename &&
           word.rfind("--driver-mode=", 0) && word.rfind("--target=", 0);
}

// "#folder PATH" and "#flag WORD" for each flag: how the build compiles the file.
static void print_flags(const tooling::CompilationDatabase &database, const std::string &path) {
    for (const tooling::CompileCommand &command : database.getCompileCommands(path)) {
        const tooling::CommandLineArguments words = tooling::getClangStripDependencyFileAdjuster()(
            tooling::getClangStripOutputAdjuster()(command.CommandLine, path), path);
        llvm::outs() << "#folder " << command.Directory << "\n";
        for (size_t i = 1; i < words.size(); i++)
            if (is_flag(words[i], path, command)) llvm::outs() << "#flag " << words[i] << "\n";
        return;
    }
}

int main(int count, const char **arguments) {
    int own_count = 1;
    while (own_count < count && llvm::StringRef(arguments[own_count]) != "--") own_count++;
    llvm::cl::HideUnrelatedOptions(category);
    if (!llvm::cl::ParseCommandLineOptions(own_count, arguments,
                                           "Prints C functions as gradc source.", &llvm::errs()))
        return STATUS_USAGE;
    const auto flags = flags_for(file, count, arguments);
    tooling::ClangTool tool(*flags, {file});
    tool.appendArgumentsAdjuster(tooling::getInsertArgumentAdjuster(
        {"-w", "-resource-dir", CLANG_HEADERS}, tooling::ArgumentInsertPosition::BEGIN));
    tool.setPrintErrorMessage(false);
    const IntrusiveRefCntPtr<DiagnosticOptions> how = new DiagnosticOptions();
    how->ShowColors = llvm::sys::Process::StandardErrHasColors();
    Printer printer(llvm::errs(), how.get());
    tool.setDiagnosticConsumer(&printer);
    const int status = tool.run(tooling::newFrontendActionFactory<Action>().get());
    if (status || Consumer::is_refused) return STATUS_WRONG_INPUT;
    if (places) print_flags(*flags, file);
    return STATUS_OK;
}
