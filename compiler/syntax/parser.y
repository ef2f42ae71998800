// The grammar of gradc. Every action is one call of a constructor in ast.c.

%require "3.8"
%define api.pure full
%define api.prefix {syntax_}
%define api.location.type {Place}
%define api.value.type union
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%param {Parser *parser}
%initial-action { @$ = parser->token; }

%code requires {
#include "syntax/parse.h"
}

%code provides {
int syntax_lex(SYNTAX_STYPE *value, Place *place, Parser *parser);
}

%code {
static void yyerror(Place *place, Parser *parser, const char *message);

// The place of something empty: right after what stands before it.
static Place place_after(Place before) {
    return (Place){before.source, before.end_line, before.end_column, before.end_line,
                   before.end_column};
}

#define YYLLOC_DEFAULT(Current, Rhs, N)                                                            \
    ((Current) = (N) ? place_join(YYRHSLOC(Rhs, 1), YYRHSLOC(Rhs, N))                              \
                     : place_after(YYRHSLOC(Rhs, 0)))
}

%token END 0 "end"

%token IMPORT "import" DIM "dim" FN "fn" DERIV "deriv" LAYER "layer" OPTIMIZER "optimizer"
%token MODEL "model" EXPORT "export" WRT "wrt" USE "use" AS "as"
%token LET "let" PARAM "param" STATE "state" INPUT "input" OUTPUT "output" LOSS "loss"
%token METRIC "metric" RETURN "return" QUANTITY "quantity"
%token VAR "var" FOR "for" YIELD "yield" REPEAT "repeat" REVERSE "reverse"
%token EXTERN "extern"

%token <Word> NAME "name"
%token <Word> TARGET "target" // a name that '=' or '+=' follows, outside of an expression
%token <Word> CELL "cell"     // a name that subscripts and one of these follow, likewise
%token <Word> REDUCER "reducer"
%token <Word> STRING "string"
%token <Node *> NUMBER "number"
%token <ScalarName> SCALAR "scalar"
%token CLASS "class"

%token ARROW "->" PIPE "|>" OR "||" AND "&&" EQUAL "==" NOT_EQUAL "!=" LESS_EQUAL "<="
%token GREATER_EQUAL ">=" ADD_TO "+="

// Operators, loosest first.
%right '?' ':'
%left "||"
%left "&&"
%nonassoc "==" "!="
%nonassoc '<' "<=" '>' ">="
%left '+' '-'
%precedence REDUCTION    // sum(i) a * b + c is (sum(i) a * b) + c
%left '*' '/' '%' '@'
%precedence UNARY        // -x^2 is -(x^2)
%right '^'
%precedence '['
%precedence REDUCER_CALL // max(a, b) - c and max(a, b)[i] are calls: no body starts with - or [

%nterm <Word> name word cell
%nterm <Signature> signature
%nterm <Formals> formals formal_list wrt variables
%nterm <Formal *> formal
%nterm <Node *> default_value expression operation primary call stage loop
%nterm <TypeSyntax *> result type optional_type
%nterm <Clauses> body block clauses clause definitions definition states state
%nterm <Derivatives> derivatives
%nterm <Arguments> arguments argument_list calls items item_list dimensions subscripts
    subscript_list
%nterm <Argument *> argument item bound subscript

%%

file:
    %empty
  | file declaration
  | file error
  ;

// ---- Declarations ----

declaration:
    "import" STRING                     { declare_import(parser, @$, $2); }
  | "extern" STRING "fn" word derivatives
        { declare_extern(parser, @$, $2, $4, NULL, $5); }
  | "extern" STRING "fn" word signature derivatives
        { declare_extern(parser, @$, $2, $4, &$5, $6); }
  | "dim" dims
  | "quantity" quantities
  | "fn" word signature body derivatives
        { declare(parser, DECLARATION_FUNCTION, @$, $2, $3, $4, $5); }
  | "export" "fn" word signature body derivatives
        { mark_exported(declare(parser, DECLARATION_FUNCTION, @$, $3, $4, $5, $6)); }
  | "export" word word wrt              { declare_export(parser, @$, $2, $3, $4); }
  | "layer" word signature body
        { declare(parser, DECLARATION_LAYER, @$, $2, $3, $4, (Derivatives){0}); }
  | "optimizer" word '(' formals ')' block
        { declare(parser, DECLARATION_OPTIMIZER, @$, $2, (Signature){$4.first, NULL}, $6,
                  (Derivatives){0}); }
  | "model" word block
        { declare(parser, DECLARATION_MODEL, @$, $2, (Signature){0}, $3, (Derivatives){0}); }
  ;

wrt:
    %empty                              { $$ = (Formals){0}; }
  | "wrt" variables                     { $$ = $2; }
  ;

variables:
    name                 { $$ = add_formal((Formals){0}, formal_new(parser, @1, $1, NULL, NULL)); }
  | variables ',' name   { $$ = add_formal($1, formal_new(parser, @3, $3, NULL, NULL)); }
  ;

dims:
    dim
  | dims ',' dim
  ;

dim:
    word "<=" expression                { declare_dim(parser, @$, $1, $3, 1); }
  | word '=' expression                 { declare_dim(parser, @$, $1, $3, 0); }
  ;

quantities:
    word                                { declare_quantity(parser, @$, $1); }
  | quantities ',' word                 { declare_quantity(parser, @3, $3); }
  ;

signature:
    '(' formals ')' result              { $$ = (Signature){$2.first, $4}; }
  ;

formals:
    %empty                              { $$ = (Formals){0}; }
  | formal_list
  | formal_list ','
  ;

formal_list:
    formal                              { $$ = add_formal((Formals){0}, $1); }
  | formal_list ',' formal              { $$ = add_formal($1, $3); }
  ;

formal:
    name optional_type default_value    { $$ = formal_new(parser, @$, $1, $2, $3); }
  | name ':' "dim"
        { $$ = formal_new(parser, @$, $1, type_new(parser, @3, SCALAR_DIM, NULL, (Arguments){0}),
                          NULL); }
  ;

default_value:
    %empty                              { $$ = NULL; }
  | '=' expression                      { $$ = $2; }
  ;

result:
    %empty                              { $$ = NULL; }
  | "->" type                           { $$ = $2; }
  ;

body:
    '=' expression
        { $$ = clause_new(parser, CLAUSE_RETURN, @2, (Word){0}, NULL, $2); }
  | block
  ;

block:
    '{' clauses '}'                     { $$ = $2; }
  ;

derivatives:
    %empty                              { $$ = (Derivatives){0}; }
  | derivatives "deriv" word '=' expression
        { $$ = add_derivative($1, derivative_new(parser, place_join(@2, @5), $3, $5)); }
  ;

// ---- Types ----

optional_type:
    %empty                              { $$ = NULL; }
  | ':' type                            { $$ = $2; }
  ;

type:
    SCALAR                              { $$ = type_new(parser, @$, $1, NULL, (Arguments){0}); }
  | SCALAR dimensions                   { $$ = type_new(parser, @$, $1, NULL, $2); }
  | "class" '(' expression ')'
        { $$ = type_new(parser, @$, SCALAR_CLASS, $3, (Arguments){0}); }
  | "class" '(' expression ')' dimensions
        { $$ = type_new(parser, @$, SCALAR_CLASS, $3, $5); }
  | dimensions                          { $$ = type_new(parser, @$, SCALAR_NONE, NULL, $1); }
  | word                                { $$ = type_of_quantity(parser, @$, $1, (Arguments){0}); }
  | word dimensions                     { $$ = type_of_quantity(parser, @$, $1, $2); }
  ;

dimensions:
    '[' items ']'                       { $$ = $2; }
  ;

// ---- Clauses ----

clauses:
    %empty                              { $$ = (Clauses){0}; }
  | clauses clause                      { $$ = add_clauses($1, $2); }
  | clauses error
  ;

clause:
    "let" definitions                   { $$ = $2; }
  | "param" name ':' type
        { $$ = clause_new(parser, CLAUSE_PARAM, @$, $2, $4, NULL); }
  | "param" name ':' type '=' expression
        { $$ = clause_new(parser, CLAUSE_PARAM, @$, $2, $4, $6); }
  | "state" states                      { $$ = $2; }
  | "input" name ':' type
        { $$ = clause_new(parser, CLAUSE_INPUT, @$, $2, $4, NULL); }
  | "output" name
        { $$ = clause_new(parser, CLAUSE_OUTPUT, @$, $2, NULL, NULL); }
  | "output" TARGET '=' expression
        { $$ = clause_new(parser, CLAUSE_OUTPUT, @$, $2, NULL, $4); }
  | "output" cell '[' items ']' '=' expression
        { $$ = clause_element_wise(parser, CLAUSE_LET, @$, $2, $4, $7);
          $$ = add_clauses($$, clause_new(parser, CLAUSE_OUTPUT, @$, $2, NULL, NULL)); }
  | "loss" expression
        { $$ = clause_new(parser, CLAUSE_LOSS, @$, (Word){0}, NULL, $2); }
  | "metric" expression
        { $$ = clause_new(parser, CLAUSE_METRIC, @$, (Word){0}, NULL, $2); }
  | "metric" TARGET '=' expression
        { $$ = clause_new(parser, CLAUSE_METRIC, @$, $2, NULL, $4); }
  | "metric" CELL '[' items ']' '=' expression
        { $$ = clause_element_wise(parser, CLAUSE_LET, @$, $2, $4, $7);
          $$ = add_clauses($$, clause_new(parser, CLAUSE_METRIC, @$, $2, NULL,
                                          node_name(parser, $2))); }
  | "optimizer" calls
        { $$ = clause_new(parser, CLAUSE_OPTIMIZER, @$, (Word){0}, NULL,
                          node_list(parser, @2, $2)); }
  | "return" expression
        { $$ = clause_new(parser, CLAUSE_RETURN, @$, (Word){0}, NULL, $2); }
  | "use" word "as" word
        { $$ = clause_new(parser, CLAUSE_USE, @$, $4, NULL, node_name(parser, $2)); }
  | "var" TARGET '=' expression
        { $$ = clause_new(parser, CLAUSE_VAR, @$, $2, NULL, $4); }
  | "var" name ':' type '=' expression
        { $$ = clause_new(parser, CLAUSE_VAR, @$, $2, $4, $6); }
  | "var" cell '[' items ']' '=' expression
        { $$ = clause_element_wise(parser, CLAUSE_VAR, @$, $2, $4, $7); }
  | TARGET '=' expression
        { $$ = clause_new(parser, CLAUSE_ASSIGN, @$, $1, NULL, $3); }
  | TARGET "+=" expression
        { $$ = clause_add_to(parser, @$, $1, @2, $3); }
  | CELL '[' items ']' '=' expression
        { $$ = clause_elements(parser, CLAUSE_ASSIGN, @$, $1, $3, $6); }
  | CELL '[' items ']' "+=" expression
        { $$ = clause_elements(parser, CLAUSE_ADD, @$, $1, $3, $6); }
  | loop
        { $$ = clause_new(parser, CLAUSE_FOR, @$, (Word){0}, NULL, $1); }
  | "yield" expression
        { $$ = clause_new(parser, CLAUSE_YIELD, @$, (Word){0}, NULL, $2); }
  ;

definitions:
    definition
  | definitions ',' definition          { $$ = add_clauses($1, $3); }
  ;

definition:
    TARGET '=' expression
        { $$ = clause_new(parser, CLAUSE_LET, @$, $1, NULL, $3); }
  | name ':' type '=' expression
        { $$ = clause_new(parser, CLAUSE_LET, @$, $1, $3, $5); }
  | cell '[' items ']' '=' expression
        { $$ = clause_element_wise(parser, CLAUSE_LET, @$, $1, $3, $6); }
  ;

states:
    state
  | states ',' state                    { $$ = add_clauses($1, $3); }
  ;

state:
    TARGET '=' expression
        { $$ = clause_new(parser, CLAUSE_STATE, @$, $1, NULL, $3); }
  | name ':' type
        { $$ = clause_new(parser, CLAUSE_STATE, @$, $1, $3, NULL); }
  | name ':' type '=' expression
        { $$ = clause_new(parser, CLAUSE_STATE, @$, $1, $3, $5); }
  ;

// ---- Expressions ----

expression:
    operation
  | loop
  | expression "|>" stage               { $$ = node_pipe(parser, $1, $3); }
  ;

loop:
    "for" bound block                   { $$ = node_loop(parser, @$, $2, 0, $3); }
  | "for" bound "reverse" block         { $$ = node_loop(parser, @$, $2, 1, $4); }
  ;

// An index and its range.
bound:
    operation                           { $$ = argument_new(parser, @$, NULL, $1); }
  ;

stage:
    name                                { $$ = node_call(parser, @$, $1, (Arguments){0}); }
  | call
  ;

operation:
    primary
  | operation '?' expression ':' operation { $$ = node_select(parser, @2, $1, $3, $5); }
  | operation "||" operation            { $$ = node_binary(parser, SIGN_OR, @2, $1, $3); }
  | operation "&&" operation            { $$ = node_binary(parser, SIGN_AND, @2, $1, $3); }
  | operation "==" operation            { $$ = node_binary(parser, SIGN_EQUAL, @2, $1, $3); }
  | operation "!=" operation            { $$ = node_binary(parser, SIGN_NOT_EQUAL, @2, $1, $3); }
  | operation '<' operation             { $$ = node_binary(parser, SIGN_LESS, @2, $1, $3); }
  | operation "<=" operation            { $$ = node_binary(parser, SIGN_LESS_EQUAL, @2, $1, $3); }
  | operation '>' operation             { $$ = node_binary(parser, SIGN_GREATER, @2, $1, $3); }
  | operation ">=" operation
        { $$ = node_binary(parser, SIGN_GREATER_EQUAL, @2, $1, $3); }
  | operation '+' operation             { $$ = node_binary(parser, SIGN_ADD, @2, $1, $3); }
  | operation '-' operation             { $$ = node_binary(parser, SIGN_SUBTRACT, @2, $1, $3); }
  | operation '*' operation             { $$ = node_binary(parser, SIGN_MULTIPLY, @2, $1, $3); }
  | operation '/' operation             { $$ = node_binary(parser, SIGN_DIVIDE, @2, $1, $3); }
  | operation '%' operation             { $$ = node_binary(parser, SIGN_REMAINDER, @2, $1, $3); }
  | operation '@' operation             { $$ = node_binary(parser, SIGN_MATMUL, @2, $1, $3); }
  | operation '^' operation             { $$ = node_binary(parser, SIGN_POWER, @2, $1, $3); }
  | "repeat" primary call               { $$ = node_repeat(parser, @$, $2, $3); }
  | '-' operation %prec UNARY           { $$ = node_unary(parser, SIGN_NEGATE, @1, $2); }
  | '!' operation %prec UNARY           { $$ = node_unary(parser, SIGN_NOT, @1, $2); }
  | REDUCER '(' arguments ')' operation %prec REDUCTION
        { $$ = node_reduction(parser, @$, $1, $3, $5); }
  ;

primary:
    NUMBER
  | name                                { $$ = node_name(parser, $1); }
  | call
  | primary '[' subscripts ']'          { $$ = node_subscript(parser, @$, $1, $3); }
  | '(' expression ')'                  { $$ = node_parenthesised(@$, $2); }
  | '[' items ']'                       { $$ = node_list(parser, @$, $2); }
  ;

call:
    NAME '(' arguments ')'              { $$ = node_call(parser, @$, $1, $3); }
  | REDUCER '(' arguments ')' %prec REDUCER_CALL
                                        { $$ = node_call(parser, @$, $1, $3); }
  ;

arguments:
    %empty                              { $$ = (Arguments){0}; }
  | argument_list
  | argument_list ','
  ;

argument_list:
    argument                            { $$ = add_argument((Arguments){0}, $1); }
  | argument_list ',' argument          { $$ = add_argument($1, $3); }
  ;

argument:
    expression                          { $$ = argument_new(parser, @$, NULL, $1); }
  | name ':' expression                 { $$ = argument_new(parser, @$, $1.text, $3); }
  | name '=' expression                 { $$ = argument_with_equals(parser, @$, @2, $1, $3); }
  ;

items:
    item_list
  | item_list ','
  ;

item_list:
    item                                { $$ = add_argument((Arguments){0}, $1); }
  | item_list ',' item                  { $$ = add_argument($1, $3); }
  ;

item:
    expression                          { $$ = argument_new(parser, @$, NULL, $1); }
  ;

subscripts:
    subscript_list
  | subscript_list ','
  ;

subscript_list:
    subscript                           { $$ = add_argument((Arguments){0}, $1); }
  | subscript_list ',' subscript        { $$ = add_argument($1, $3); }
  ;

// A place, or a slice: from one place to before another.
subscript:
    item
  | expression ':' expression           { $$ = slice_new(parser, @$, $1, $3); }
  | expression ':'                      { $$ = slice_new(parser, @$, $1, NULL); }
  | ':' expression                      { $$ = slice_new(parser, @$, NULL, $2); }
  | ':'                                 { $$ = slice_new(parser, @$, NULL, NULL); }
  ;

calls:
    call
        { $$ = add_argument((Arguments){0}, argument_new(parser, @$, NULL, $1)); }
  | calls ',' call
        { $$ = add_argument($1, argument_new(parser, @3, NULL, $3)); }
  ;

// The names of reductions are ordinary names where no '(' follows.
name:
    NAME
  | REDUCER
  ;

word:
    name
  | TARGET
  | CELL
  ;

cell:
    name
  | CELL
  ;

%%

// Only a full stack comes here; wrong syntax goes to the function below.
static void yyerror(Place *place, Parser *parser, const char *message) {
    (void)message;
    report_and_stop(parser, *place, "nested too deeply");
}

static int yyreport_syntax_error(const yypcontext_t *situation, Parser *parser) {
    yysymbol_kind_t kinds[YYNTOKENS];
    const char *expected[YYNTOKENS];
    int count = yypcontext_expected_tokens(situation, kinds, YYNTOKENS);
    for (int i = 0; i < count; i++) expected[i] = yysymbol_name(kinds[i]);
    report_unexpected(parser, yysymbol_name(yypcontext_token(situation)), expected, count);
    return 0;
}

Module *parse(Context *context, Source *source) {
    Module *module = arena_alloc(context->arena, sizeof *module);
    *module = (Module){.source = source};
    Parser parser = {.context = context, .source = source, .module = module};
    parser.read = parser.token = (Place){source, 1, 1, 1, 1};
    scanner_open(&parser);
    syntax_parse(&parser);
    scanner_close(&parser);
    return module;
}
