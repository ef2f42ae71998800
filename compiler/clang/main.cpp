// gradc-import-c FILE.c --function=NAME... [-- FLAGS]: prints C functions as gradc source.
#include "program.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/CommonOptionsParser.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/CommandLine.h"

using namespace clang;

static llvm::cl::OptionCategory category("gradc-import-c");
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

int main(int count, const char **arguments) {
    auto options = tooling::CommonOptionsParser::create(
        count, arguments, category, llvm::cl::Required, "Prints C functions as gradc source.");
    if (!options) {
        llvm::errs() << llvm::toString(options.takeError());
        return STATUS_USAGE;
    }
    tooling::ClangTool tool(options->getCompilations(), options->getSourcePathList());
    tool.appendArgumentsAdjuster(tooling::getInsertArgumentAdjuster(
        {"-resource-dir", CLANG_HEADERS}, tooling::ArgumentInsertPosition::BEGIN));
    const int status = tool.run(tooling::newFrontendActionFactory<Action>().get());
    return status || Consumer::is_refused ? STATUS_WRONG_INPUT : STATUS_OK;
}
