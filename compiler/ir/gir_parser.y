// The grammar of the IR's text form. Every action is one call of a function in read.c.

%require "3.8"
%define api.pure full
%define api.prefix {gir_}
%define api.location.type {Place}
%define api.value.type union
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%param {Reader *reader}
%initial-action { @$ = reader->token; }

%code requires {
#include "ir/read.h"
}

%code provides {
int gir_lex(GIR_STYPE *value, Place *place, Reader *reader);
}

%code {
#include <string.h>

static void yyerror(Place *place, Reader *reader, const char *message);

#define YYLLOC_DEFAULT(Current, Rhs, N)                                                            \
    ((Current) = (N) ? place_join(YYRHSLOC(Rhs, 1), YYRHSLOC(Rhs, N)) : YYRHSLOC(Rhs, 0))
}

%token END 0 "the end of the file"
%token START_PROGRAM "a program" START_FORMULA "a formula" // what is to be read comes first

// Words that mean something where they stand, and may be names all the same.
%token <Word> DIM "dim" OPERATOR "operator" MODEL "model" OPTIMIZER "optimizer"
%token <Word> FUNCTION "function" OF "of" NAME "a name"
%token <Word> FOR "for" IF "if" FOUND "found" // where a blank follows; else they are names

%token <int64_t> INTEGER "an integer"
%token <double> REAL "a number"
%token <Reducer> REDUCER "+="
%token OR "||" AND "&&" EQUAL "==" NOT_EQUAL "!=" LESS_EQUAL "<=" GREATER_EQUAL ">="
%token STRAY "a character that means nothing here"

// Operators, loosest first.
%right '?' ':'
%left "||"
%left "&&"
%left "==" "!="
%left '<' "<=" '>' ">="
%left '+' '-'
%left '*' '/' '%'
%precedence UNARY

%nterm <Word> name any_name optional_of
%nterm <Words> names found
%nterm <TypeText> type
%nterm <Cell> cell
%nterm <Term> expression initial head guard classes
%nterm <Terms> expressions expression_list dims
%nterm <Reducer> reducer

%%

text:
    START_PROGRAM program
  | START_FORMULA expression            { reader->formula = $2.expr; }
  ;

program:
    %empty
  | program item
  ;

item:
    "dim" any_name "<=" INTEGER             { read_dim(reader, $2, $4); }
  | operator_head '=' operator_body '{' rules '}'
                                        { end_operator(reader); }
  | "model" name ':' name               { read_model(reader, $2, $4, (Words){0}); }
  | "model" name ':' name ',' "optimizer" names
                                        { read_model(reader, $2, $4, $7); }
  | function_head '{' lines '}'
  ;

// ---- Operators ----

operator_head:
    "operator" name '(' names ')'       { begin_operator(reader, $2, $4); }
  ;

operator_body:
    expression                          { read_body(reader, $1); }
  ;

rules:
    %empty
  | rule_list
  ;

rule_list:
    rule
  | rule_list ',' rule
  ;

rule:
    name ':' expression                 { read_derivative(reader, $1, $3); }
  ;

// ---- Functions ----

function_head:
    "function" any_name                 { begin_function(reader, $2, (Word){0}); }
  | "function" name any_name            { begin_function(reader, $2, $3); }
  ;

lines:
    %empty
  | lines declaration
  | lines statement
  | lines region
  ;

region:
    region_head '{' statements '}'      { end_region(reader); }
  ;

region_head:
    "for" loop_list                     { begin_region(reader, (Word){0}, @$); }
  | "for" loop_list name                { begin_region(reader, $3, @$); }
  ;

statements:
    %empty
  | statements statement
  | statements region
  ;

declaration:
    name any_name optional_of ':' type initial
                                        { read_array(reader, $1, $2, $3, $5, $6); }
  ;

optional_of:
    %empty                              { $$ = (Word){0}; }
  | "of" any_name                       { $$ = $2; }
  ;

type:
    name classes dims                   { $$ = (TypeText){$1, $2, $3}; }
  ;

classes:
    %empty                              { $$ = (Term){0}; }
  | '(' expression ')'                  { $$ = $2; }
  ;

dims:
    %empty                              { $$ = (Terms){0}; }
  | '[' expression_list ']'             { $$ = $2; }
  ;

initial:
    %empty                              { $$ = (Term){0}; }
  | '=' expression                      { $$ = $2; }
  ;

// ---- Statements ----

statement:
    cell reducer expression found       { read_statement(reader, (Term){0}, $1, $2, $3, $4); }
  | head cell reducer expression found  { read_statement(reader, $1, $2, $3, $4, $5); }
  ;

head:
    loops                               { $$ = (Term){0}; }
  | guard
  | loops guard                         { $$ = $2; }
  ;

loops:
    "for" loop_list ':'
  ;

guard:
    "if" expression ':'                 { $$ = $2; }
  ;

loop_list:
    loop
  | loop_list ',' loop
  ;

loop:
    any_name '<' expression             { read_loop(reader, $1, $3); }
  ;

cell:
    name '[' expressions ']'            { $$ = (Cell){$1, $3}; }
  ;

reducer:
    '='                                 { $$ = REDUCER_DEFINE; }
  | REDUCER
  ;

found:
    %empty                              { $$ = (Words){0}; }
  | "found" names                       { $$ = $2; }
  ;

names:
    any_name                            { $$ = add_word(reader, (Words){0}, $1); }
  | names ',' any_name                  { $$ = add_word(reader, $1, $3); }
  ;

name:
    NAME
  | "dim"
  | "operator"
  | "model"
  | "optimizer"
  | "function"
  | "of"
  ;

// Also a word that begins something else, where nothing can begin.
any_name:
    name
  | "for"
  | "if"
  | "found"
  ;

// ---- Expressions ----

expressions:
    %empty                              { $$ = (Terms){0}; }
  | expression_list
  ;

expression_list:
    expression                          { $$ = add_term(reader, (Terms){0}, $1); }
  | expression_list ',' expression      { $$ = add_term(reader, $1, $3); }
  ;

expression:
    INTEGER                             { $$ = term_integer(reader, $1, @$); }
  | REAL                                { $$ = term_real(reader, $1, @$); }
  | any_name                            { $$ = term_name(reader, $1); }
  | cell                                { $$ = term_read(reader, $1, @$); }
  | name '(' expressions ')'            { $$ = term_call(reader, $1, $3, @$); }
  | '(' expression ')'                  { $$ = $2; }
  | '-' expression %prec UNARY          { $$ = term_unary(reader, OP_NEGATE, $2, @$); }
  | '!' expression %prec UNARY          { $$ = term_unary(reader, OP_NOT, $2, @$); }
  | expression '?' expression ':' expression
                                        { $$ = term_select(reader, $1, $3, $5, @$); }
  | expression "||" expression          { $$ = term_binary(reader, OP_OR, $1, $3, @$); }
  | expression "&&" expression          { $$ = term_binary(reader, OP_AND, $1, $3, @$); }
  | expression "==" expression          { $$ = term_binary(reader, OP_EQUAL, $1, $3, @$); }
  | expression "!=" expression          { $$ = term_binary(reader, OP_NOT_EQUAL, $1, $3, @$); }
  | expression '<' expression           { $$ = term_binary(reader, OP_LESS, $1, $3, @$); }
  | expression "<=" expression          { $$ = term_binary(reader, OP_LESS_EQUAL, $1, $3, @$); }
  | expression '>' expression           { $$ = term_binary(reader, OP_GREATER, $1, $3, @$); }
  | expression ">=" expression          { $$ = term_binary(reader, OP_GREATER_EQUAL, $1, $3, @$); }
  | expression '+' expression           { $$ = term_binary(reader, OP_ADD, $1, $3, @$); }
  | expression '-' expression           { $$ = term_binary(reader, OP_SUBTRACT, $1, $3, @$); }
  | expression '*' expression           { $$ = term_binary(reader, OP_MULTIPLY, $1, $3, @$); }
  | expression '/' expression           { $$ = term_binary(reader, OP_DIVIDE, $1, $3, @$); }
  | expression '%' expression           { $$ = term_binary(reader, OP_REMAINDER, $1, $3, @$); }
  ;

%%

// Only a full stack comes here; wrong syntax goes to the function below.
static void yyerror(Place *place, Reader *reader, const char *message) {
    (void)message;
    report_error(reader->context->diagnostics, *place, "nested too deeply");
}

static int yyreport_syntax_error(const yypcontext_t *situation, Reader *reader) {
    yysymbol_kind_t expected[2];
    Place place = *yypcontext_location(situation);
    const char *found = yysymbol_name(yypcontext_token(situation));
    if (yypcontext_expected_tokens(situation, expected, 2) == 1)
        report_error(reader->context->diagnostics, place, "expected %s, but found %s",
                     yysymbol_name(expected[0]), found);
    else
        report_error(reader->context->diagnostics, place, "%s is not expected here", found);
    return 0;
}

static int parse(Reader *reader, int start) {
    int before = reader->context->diagnostics->error_count;
    reader_open(reader, start);
    gir_parse(reader);
    reader_close(reader);
    return reader->context->diagnostics->error_count == before;
}

Program *ir_read(Context *context, const Source *source) {
    Reader reader = {.context = context, .program = program_new(context), .source = source};
    return parse(&reader, START_PROGRAM) ? reader.program : NULL;
}

Expr *ir_read_formula(Program *program, const char *text, int count, const char *const *formals,
                      Expr *const *values) {
    Context *context = program->context;
    Reader reader = {.context = context, .program = program, .real = TYPE_F64};
    reader.source = source_new(context->arena, "formula", text, strlen(text));
    reader.formals = formals;
    reader.values = values;
    reader.formal_count = count;
    return parse(&reader, START_FORMULA) ? reader.formula : NULL;
}
