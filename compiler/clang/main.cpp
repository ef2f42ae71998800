// gradc-import-c FILE.c --function=NAME... [-- FLAGS]: prints C functions as gradc source.
#include "program.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/CommandLine.h"

using namespace clang;

static llvm::cl::OptionCategory category("gradc-import-c");
static llvm::cl::opt<std::string> file(llvm::cl::Positional, llvm::cl::Required,
                                       llvm::cl::desc("FILE.c"), llvm::cl::cat(category));
static llvm::cl::list<std::string>
    functions("function", llvm::cl::desc("a function to print; may be given again"),
              llvm::cl::value_desc("name"), llvm::cl::OneOrMore, llvm::cl::cat(category));
static llvm::cl::opt<bool> places("places", llvm::cl::desc("say where in C each line comes from"),
                                  llvm::cl::cat(category));

namespace {

enum { STATUS_OK = 0, STATUS_WRONG_INPUT = 1, STATUS_USAGE = 2 };

class Consumer : public ASTConsumer {
  public:
    void HandleTranslationUnit(ASTContext &context) override {
        if (context.getDiagnostics().hasErrorOccurred()) return;
        Request request;
        request.functions = functions;
        request.with_places = places;
        Program program(context, request);
        if (program.translate())
            llvm::outs() << program.text();
        else
            is_refused = true;
    }

    static bool is_refused;
};

bool Consumer::is_refused = false;

class Action : public ASTFrontendAction {
  public:
    std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, StringRef) override {
        return std::make_unique<Consumer>();
    }
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
    const int status = tool.run(tooling::newFrontendActionFactory<Action>().get());
    return status || Consumer::is_refused ? STATUS_WRONG_INPUT : STATUS_OK;
}
